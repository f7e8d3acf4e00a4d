package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"lockstep/lessons"
	"lockstep/repl"
	"lockstep/repl/prompt"
	"lockstep/runtime/conductor"
	"lockstep/runtime/stage"
)

func (a *app) startCommand() *cobra.Command {
	return &cobra.Command{
		Use: "start ID|FILE", Short: a.say("cli.start"), Args: arguments(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error { return a.session(c.Context(), args[0]) },
	}
}

// session is the prompt, at a terminal or reading from a pipe.
func (a *app) session(ctx context.Context, name string) error {
	all := catalogue{}
	if name != "" {
		l, err := lesson(name)
		if err != nil {
			return err
		}
		name = l.ID
		if isFile(l.File) {
			all.file = l
		}
	}
	// Ctrl-C ends what a command is doing, and never the program: what nobody waits for is dropped.
	ignored := make(chan os.Signal, 1)
	signal.Notify(ignored, os.Interrupt)
	defer signal.Stop(ignored)

	o := repl.Options{
		Out: a.out, Lang: a.lang, Color: a.colour(), Seed: a.seed, Width: a.width, Catalogue: all,
		Open: func(st *stage.Stage) (*conductor.Run, error) { return open(st, false) },
		Interruptible: func(ctx context.Context) (context.Context, context.CancelFunc) {
			return signal.NotifyContext(ctx, os.Interrupt)
		},
	}
	piped := !term.IsTerminal(int(a.in.Fd()))
	if t := a.terminal(piped); t != nil {
		defer t.Close()
		defer endWith(t)()
		o.In, o.Out, o.Interruptible = t, t, t.Interruptible
	} else {
		o.In = prompt.NewPlain(a.in, a.out, piped)
	}
	s := repl.New(o)
	defer s.Close()
	ok, err := s.Run(context.WithoutCancel(ctx), name)
	if errors.Is(err, syscall.EPIPE) || errors.Is(err, syscall.EIO) {
		err = nil // nobody reads any more
	}
	a.failed = !ok && piped
	return err
}

// catalogue is the lessons of the program, and one from a file.
type catalogue struct{ file *lessons.Lesson }

func (c catalogue) List() []repl.Entry {
	var out []repl.Entry
	for _, e := range lessons.Catalogue() {
		if c.file == nil || e.ID != c.file.ID {
			out = append(out, repl.Entry{ID: e.ID, Title: e.Title, Minutes: e.Minutes})
		}
	}
	if f := c.file; f != nil {
		out = append(out, repl.Entry{ID: f.ID, Title: f.Title, Minutes: f.Minutes})
	}
	return out
}

func (c catalogue) Load(id string) (*lessons.Lesson, error) {
	if c.file != nil && c.file.ID == id {
		return c.file, nil
	}
	return lessons.Load(id)
}
