package main

import (
	"cmp"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"

	"golang.org/x/term"

	"lockstep/repl/disk"
	"lockstep/repl/prompt"
	"lockstep/runtime/failure"
	"lockstep/runtime/real"
)

// terminal takes the terminal over for a session; nil where lines are read plainly. What is typed
// is kept in the learner's folder, where there is one.
func (a *app) terminal(piped bool, home string) *prompt.Terminal {
	if piped || a.plain || os.Getenv("TERM") == "dumb" || !term.IsTerminal(int(a.out.Fd())) {
		return nil
	}
	o := prompt.Options{In: a.in, Out: a.out, Colour: a.colour()}
	if home != "" {
		o.History = prompt.OpenHistory(filepath.Join(home, "history"))
	}
	return prompt.Open(o)
}

// editors are what a text is opened in where the learner has named no editor: the first that is there.
func editors() []string { return []string{"nano", "vi", "notepad"} }

// editorCommand is the learner's editor with its arguments; nil where there is none.
func editorCommand() []string {
	if named := strings.Fields(cmp.Or(os.Getenv("VISUAL"), os.Getenv("EDITOR"))); len(named) > 0 {
		return named
	}
	for _, name := range editors() {
		if _, err := exec.LookPath(name); err == nil {
			return []string{name}
		}
	}
	return nil
}

// editor lets a learner edit a text in the editor of their choice.
func editor(t *prompt.Terminal) func(name, source string) (string, error) {
	return func(name, source string) (string, error) {
		words := editorCommand()
		if words == nil {
			return "", failure.New("exercise.no-editor", "tried", editors())
		}
		dir, err := os.MkdirTemp("", "lockstep")
		if err != nil {
			return "", failure.New("exercise.editor-failed", "editor", words[0], "why", disk.Reason(err))
		}
		defer os.RemoveAll(dir)
		file := filepath.Join(dir, name)
		err = os.WriteFile(file, []byte(source), 0o600)
		if err == nil {
			c := exec.Command(words[0], append(words[1:], file)...)
			c.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stdout, os.Stderr
			err = t.Lend(c.Run)
		}
		changed, unread := os.ReadFile(file)
		if err = cmp.Or(err, unread); err != nil {
			return "", failure.New("exercise.editor-failed", "editor", words[0], "why", disk.Reason(err))
		}
		return string(changed), nil
	}
}

// endings are the signals that tell a program to end.
func endings() []os.Signal {
	all := []os.Signal{syscall.SIGTERM}  // what a server is ended by
	if !signal.Ignored(syscall.SIGHUP) { // else nohup has started it
		all = append(all, syscall.SIGHUP)
	}
	return all
}

// endWith gives the terminal back, if it was taken over, when the program is told to end, and leaves nothing on the disk.
func endWith(t *prompt.Terminal) (stop func()) {
	told := make(chan os.Signal, 1)
	signal.Notify(told, append(endings(), syscall.SIGQUIT)...)
	go func() {
		if s, ok := (<-told).(syscall.Signal); ok {
			if t != nil {
				t.Close()
			}
			real.RemoveFolders()
			os.Exit(128 + int(s))
		}
	}()
	return func() {
		signal.Stop(told)
		close(told)
	}
}
