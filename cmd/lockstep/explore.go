package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"lockstep/lessons/goal"
	"lockstep/repl"
	"lockstep/repl/render"
	"lockstep/runtime/conductor"
	"lockstep/runtime/explore"
	"lockstep/runtime/failure"
)

func (a *app) exploreCommand() *cobra.Command {
	p := player{app: a}
	c := &cobra.Command{
		Use: "explore ID|FILE", Short: a.say("cli.explore"), Args: arguments(1, 1),
		RunE: interruptible(func(ctx context.Context, args []string) error { return p.explore(ctx, args[0]) }),
	}
	c.Flags().StringVar(&p.stage, "stage", "", a.say("cli.flag-stage"))
	c.Flags().BoolVar(&p.json, "json", false, a.say("cli.flag-json"))
	return c
}

// explore searches a stage and tells what it found. Ctrl-C ends the search and keeps that.
func (p *player) explore(ctx context.Context, name string) error {
	if repl.World(p.world) != repl.Lab {
		return failure.New("real.no-explore")
	}
	st, err := p.stageOf(name)
	if err != nil {
		return err
	}
	always, err := goal.Always(st)
	if err != nil {
		return err
	}
	v := render.View{Lang: p.lang, Width: p.width()}
	begun := time.Now()
	told := begun
	o := explore.Options{Open: func() (*conductor.Run, error) { return p.open(st, repl.Lab, conductor.Options{EndInput: true}) }, Always: always}
	if term.IsTerminal(int(p.errs.Fd())) {
		o.Tell = func(at explore.Progress) {
			if now := time.Now(); now.Sub(told) >= time.Second {
				told = now
				for _, line := range v.Progress(at, int(float64(at.Schedules)/now.Sub(begun).Seconds())) {
					fmt.Fprintln(p.errs, line)
				}
			}
		}
	}
	report, err := explore.Search(ctx, o)
	if err != nil {
		return err
	}
	if p.json {
		return p.line(report)
	}
	for _, line := range v.Report(report, nil) {
		if _, err := fmt.Fprintln(p.out, line); err != nil {
			return err
		}
	}
	return nil
}
