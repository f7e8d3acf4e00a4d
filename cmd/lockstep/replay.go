package main

import (
	"context"
	"fmt"
	"io"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"lockstep/repl"
	"lockstep/repl/disk"
	"lockstep/repl/prompt"
	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
	"lockstep/runtime/recording"
)

func (a *app) replayCommand() *cobra.Command {
	var o repl.Options
	var verify bool
	c := &cobra.Command{
		Use: "replay FILE", Short: a.say("cli.replay"), Args: arguments(1, several),
		RunE: func(c *cobra.Command, files []string) error {
			switch {
			case verify:
				return a.verify(files)
			case len(files) > 1:
				return usage{failure.New("recording.one")}
			}
			o.Replay = files[0]
			return a.replay(c.Context(), o)
		},
	}
	c.Flags().Float64Var(&o.Speed, "speed", 1, a.say("cli.flag-speed"))
	c.Flags().IntVar(&o.ReplayUpTo, "until", -1, a.say("cli.flag-until"))
	c.Flags().BoolVar(&verify, "verify", false, a.say("cli.flag-verify"))
	return c
}

// replay plays a recording in a session: at a terminal one in which the learner can pause, step and take
// over, else to its end, as text.
func (a *app) replay(ctx context.Context, o repl.Options) error {
	o.In = prompt.NewPlain(nothing{}, a.out, true)
	if term.IsTerminal(int(a.in.Fd())) && term.IsTerminal(int(a.out.Fd())) {
		o.In = prompt.NewPlain(a.in, a.out, false)
	}
	return a.converse(ctx, "", o)
}

func (a *app) demoCommand() *cobra.Command {
	o := repl.Options{Demo: true}
	c := &cobra.Command{
		Use: "demo ID|FILE", Short: a.say("cli.demo"), Args: arguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error {
			o.In = prompt.NewPlain(nothing{}, a.out, true)
			return a.converse(c.Context(), args[0], o)
		},
	}
	c.Flags().Float64Var(&o.Speed, "speed", 1, a.say("cli.flag-speed"))
	return c
}

// nothing is an input at its end.
type nothing struct{}

func (nothing) Read([]byte) (int, error) { return 0, io.EOF }

// verify makes recorded runs again, and says of each whether it comes to the same.
func (a *app) verify(files []string) error {
	var all failure.List
	for _, file := range files {
		rec, err := a.remade(file)
		for _, f := range failure.All(err) {
			f.At.File = file
			all = append(all, f)
		}
		switch {
		case err == nil:
			fmt.Fprintln(a.out, a.say("recording.verified", "file", file, "moves", rec.Moves(), "events", rec.Events()))
		case failure.All(err) == nil:
			return err
		}
	}
	if all != nil {
		return all
	}
	return nil
}

// remade makes a recorded run again.
func (a *app) remade(file string) (*recording.Recording, error) {
	data, err := disk.Read(file, recording.MaxBytes+1)
	if err != nil {
		return nil, err
	}
	rec, damage := recording.Decode(data)
	if rec == nil {
		return nil, damage
	}
	if err := rec.Again(); err != nil {
		return nil, err
	}
	r, err := a.open(rec.Stage, repl.Lab, conductor.Options{})
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return rec, append(failure.All(damage), failure.All(rec.Remake(r))...).Err()
}

// writeRun records a run in a file.
func writeRun(file string, r *conductor.Run, lesson string) error {
	if isFile(lesson) {
		lesson = ""
	}
	rec, err := recording.Of(r, recording.Source{Lesson: lesson})
	if err != nil {
		return err
	}
	data, err := rec.Encode()
	if err != nil {
		return err
	}
	return disk.Write(file, data, recording.Is)
}
