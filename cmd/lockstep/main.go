// Command lockstep is the program: flags and wiring only. What it does is in repl, lessons and runtime.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"lockstep/lessons"
	"lockstep/repl"
	"lockstep/repl/library"
	"lockstep/repl/progress"
	"lockstep/repl/text"
	"lockstep/runtime/failure"
	"lockstep/runtime/process"
)

// Exit statuses.
const (
	exitDone   = 0 // what was asked for was done
	exitFailed = 1 // it failed
	exitUsage  = 2 // the command line was wrong
)

// softMemoryLimit keeps a process that runs hostile programs under 256 MiB: the budgets of actors
// bound what they hold, this bounds what the garbage collector leaves lying about.
const softMemoryLimit = 200 << 20

func main() {
	debug.SetMemoryLimit(softMemoryLimit)
	if process.Asked() {
		process.Serve()
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run carries out one command line and gives the exit status.
func run(args []string, in *os.File, out, errs *os.File) int {
	return (&app{in: in, out: out, errs: errs, lessons: catalogue{brought: lessons.Catalogue()}}).run(args)
}

func (a *app) run(args []string) int {
	a.lang = languageOf(args, os.Getenv, func() string { return progress.Language(progress.Folder(os.Getenv)) })
	defer a.fault()
	root := a.root()
	root.SetArgs(args)
	root.SetOut(a.out)
	root.SetErr(a.errs)
	return a.status(root.Execute())
}

// interruptible is a command that Ctrl-C ends early, keeping what it has found. The others it just
// ends: listening for signals takes two threads, which no start should pay for.
func interruptible(do func(ctx context.Context, args []string) error) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		ctx, stop := signal.NotifyContext(c.Context(), os.Interrupt)
		defer stop()
		return do(ctx, args)
	}
}

// app is what the commands share: the streams, the flags for all, and the language.
type app struct {
	in, out, errs *os.File
	lang          text.Lang
	lessons       catalogue // once the flags have been read

	langFlag       string
	folders        []string
	record         string
	seed           uint64
	noColor, plain bool
	world          string
	remote         bool
	failed         bool // a command of a session failed, and has been told of
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use: "lockstep", Short: a.say("cli.root"), Args: arguments(0, 0),
		SilenceErrors: true, SilenceUsage: true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
		PersistentPreRunE: func(*cobra.Command, []string) error { return a.takeFlags() },
		RunE:              func(c *cobra.Command, _ []string) error { return a.session(c.Context(), "") },
	}
	f := root.PersistentFlags()
	f.StringVar(&a.langFlag, "lang", "", a.say("cli.flag-lang"))
	f.Uint64Var(&a.seed, "seed", 0, a.say("cli.flag-seed"))
	f.StringVar(&a.world, "world", string(repl.Lab), a.say("cli.flag-world"))
	f.BoolVar(&a.remote, "allow-remote", false, a.say("cli.flag-remote"))
	f.BoolVar(&a.noColor, "no-color", false, a.say("cli.flag-no-color"))
	f.BoolVar(&a.plain, "plain", false, a.say("cli.flag-plain"))
	f.StringArrayVar(&a.folders, "lessons", nil, a.say("cli.flag-lessons"))
	_ = root.MarkPersistentFlagDirname("lessons") // fails where there is no such flag
	a.recordFlag(root)
	root.AddCommand(a.startCommand(), a.listCommand(), a.runCommand(), a.replayCommand(), a.demoCommand(), a.exploreCommand(), a.newCommand(), a.schemaCommand(), a.checkCommand(), a.exportCommand(), a.addCommand(), a.removeCommand(), a.handInCommand(), a.gradeCommand())
	a.help(root)
	return root
}

func (a *app) say(id string, args ...any) string { return text.Say(a.lang, id, args...) }

// encode writes what another program reads, as people can read it too.
func (a *app) encode(v any) error {
	enc := a.encoder()
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

// line writes it on a line of its own.
func (a *app) line(v any) error { return a.encoder().Encode(v) }

func (a *app) encoder() *json.Encoder {
	enc := json.NewEncoder(a.out)
	enc.SetEscapeHTML(false)
	return enc
}

// takeFlags checks the flags for all. --lang was looked for before; --plain makes the language one that
// is read aloud.
func (a *app) takeFlags() error {
	if _, ok := text.ParseLang(a.langFlag); a.langFlag != "" && !ok {
		return usage{failure.New("cli.bad-lang", "word", a.langFlag)}
	}
	if a.plain {
		a.lang |= text.Spoken
	}
	if a.worlds()[repl.World(a.world)] == nil {
		return usage{failure.New("world.unknown", "word", a.world)}
	}
	dirs, err := lessonFolders(a.folders, os.Getenv)
	a.lessons.dirs, a.lessons.library = dirs, library.In(progress.Folder(os.Getenv))
	return err
}

// errFailed is a failure that has been told of already.
var errFailed = errors.New("failed")

// status tells of an error and gives the exit status for it.
func (a *app) status(err error) int {
	var u usage
	switch {
	case err == nil && !a.failed:
		return exitDone
	case err == nil || errors.Is(err, errFailed):
		return exitFailed
	case errors.As(err, &u):
		fmt.Fprintln(a.errs, a.usageText(u.error))
		return exitUsage
	}
	fmt.Fprintln(a.errs, text.Error(a.lang, err))
	return exitFailed
}

// usageText says what is wrong with a command line: a failure of ours, or cobra's words.
func (a *app) usageText(err error) string {
	if failure.All(err) != nil {
		return text.Error(a.lang, err)
	}
	return a.say("cli.usage", "error", err.Error())
}

// fault turns a mistake of ours into a message and an exit status.
func (a *app) fault() {
	if p := recover(); p != nil {
		fmt.Fprintf(a.errs, "%s\n%s", a.say("cli.panic", "what", fmt.Sprint(p)), debug.Stack())
		os.Exit(exitFailed)
	}
}

// colour says whether output may be coloured: on a terminal, unless somebody said no
// (https://no-color.org, TERM=dumb, --no-color, --plain).
func (a *app) colour() bool {
	return !a.noColor && !a.plain && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && term.IsTerminal(int(a.out.Fd()))
}

// width is the width of the terminal in columns, now; 80 where there is none.
func (a *app) width() int {
	if w, _, err := term.GetSize(int(a.out.Fd())); err == nil && w > 0 {
		return w
	}
	return 80
}

// height is the height of the terminal in lines, now; 24 where there is none.
func (a *app) height() int {
	if _, h, err := term.GetSize(int(a.out.Fd())); err == nil && h > 0 {
		return h
	}
	return 24
}

// languageOf is the language of --lang, LOCKSTEP_LANG, what the learner chose in a session, or the locale: of
// the first that says one. The flag is looked for here because help is written before flags are read.
func languageOf(args []string, env func(string) string, chosen func() string) text.Lang {
	words := []string{}
	for i, w := range args {
		if w == "--lang" && i+1 < len(args) {
			words = append(words, args[i+1])
		} else if said, ok := strings.CutPrefix(w, "--lang="); ok {
			words = append(words, said)
		}
	}
	words = append(words, env("LOCKSTEP_LANG"))
	for _, w := range words {
		if l, ok := text.ParseLang(w); ok {
			return l
		}
	}
	if l, ok := text.ParseLang(chosen()); ok {
		return l
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} { // the first that is set decides, also for C
		if locale := env(name); locale != "" {
			l, _ := text.ParseLang(locale)
			return l
		}
	}
	return text.En
}
