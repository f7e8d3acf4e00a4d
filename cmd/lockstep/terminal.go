package main

import (
	"os"
	"os/signal"
	"path/filepath"
	"syscall"

	"golang.org/x/term"

	"lockstep/repl/prompt"
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

// endWith gives the terminal back when the program is told to end.
func endWith(t *prompt.Terminal) (stop func()) {
	told := make(chan os.Signal, 1)
	signal.Notify(told, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	go func() {
		if s, ok := (<-told).(syscall.Signal); ok {
			t.Close()
			os.Exit(128 + int(s))
		}
	}()
	return func() {
		signal.Stop(told)
		close(told)
	}
}
