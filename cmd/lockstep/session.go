package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"lockstep/lessons"
	"lockstep/repl"
	"lockstep/repl/progress"
	"lockstep/repl/prompt"
	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
)

func (a *app) startCommand() *cobra.Command {
	c := &cobra.Command{
		Use: "start ID|FILE", Short: a.say("cli.start"), Args: arguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error { return a.session(c.Context(), args[0]) },
	}
	a.recordFlag(c)
	return c
}

func (a *app) recordFlag(c *cobra.Command) {
	c.Flags().StringVar(&a.record, "record", "", a.say("cli.flag-record"))
}

// session is the prompt, opened at a lesson, or at the list of lessons.
func (a *app) session(ctx context.Context, name string) error {
	return a.converse(ctx, name, repl.Options{In: prompt.NewPlain(a.in, a.out, !term.IsTerminal(int(a.in.Fd()))), Speed: 1})
}

// converse is the prompt at a terminal, or reading from what the options say.
func (a *app) converse(ctx context.Context, name string, o repl.Options) error {
	if !repl.GoodSpeed(o.Speed) {
		return usage{failure.New("replay.bad-speed", "word", o.Speed)}
	}
	if name != "" {
		l, err := a.shelved(name)
		if err != nil {
			return err
		}
		name = l.ID
	}
	home := progress.Folder(os.Getenv)
	kept := progress.Open(home)
	// Ctrl-C ends what a command is doing, and never the program: what nobody waits for is dropped.
	ignored := make(chan os.Signal, 1)
	signal.Notify(ignored, os.Interrupt)
	defer signal.Stop(ignored)

	a.fill(&o)
	o.Out, o.Color, o.Width, o.Height = a.out, a.colour(), a.width, a.height
	o.Progress, o.Now, o.Record, o.World = kept, time.Now, a.record, repl.World(a.world)
	o.Interruptible = func(ctx context.Context) (context.Context, context.CancelFunc) {
		return signal.NotifyContext(ctx, os.Interrupt)
	}
	piped := !term.IsTerminal(int(a.in.Fd()))
	t := a.terminal(piped, home)
	defer endWith(t)()
	if t != nil {
		defer t.Close()
		o.In, o.Out, o.Interruptible, o.Live, o.Edit, o.Wait = t, t, t.Interruptible, true, editor(t), t.Wait
	}
	s := repl.New(o)
	defer s.Close()
	ok, err := s.Run(ctx, name)
	if errors.Is(err, syscall.EPIPE) || errors.Is(err, syscall.EIO) {
		err = nil // nobody reads any more
	}
	a.failed = !ok && (piped || o.Demo && !s.Opened())
	return err
}

// shelved finds a lesson. One of a file is put on the shelf, where sessions find it by its id.
func (a *app) shelved(name string) (*lessons.Lesson, error) {
	if l, is, err := a.lessons.File(name); is {
		return l, err
	}
	return a.lessons.Load(name)
}

// fill says what is the same for all sessions, also for those that nobody steers.
func (a *app) fill(o *repl.Options) {
	o.Lang, o.Seed, o.Catalogue = a.lang, a.seed, &a.lessons
	o.Open = func(st *stage.Stage, in repl.World) (*conductor.Run, error) {
		return a.open(st, in, conductor.Options{})
	}
}
