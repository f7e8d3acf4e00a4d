package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/spf13/cobra"

	"lockstep/lessons"
	"lockstep/repl"
	"lockstep/repl/render"
	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
)

func (a *app) runCommand() *cobra.Command {
	p := player{app: a}
	c := &cobra.Command{
		Use: "run ID|FILE", Short: a.say("cli.run"), Args: arguments(1, 1),
		RunE: func(c *cobra.Command, args []string) error { return p.play(c.Context(), args[0]) },
	}
	c.Flags().StringVar(&p.stage, "stage", "", a.say("cli.flag-stage"))
	c.Flags().StringVar(&p.schedule, "schedule", "", a.say("cli.flag-schedule"))
	c.Flags().StringArrayVar(&p.actors, "actor", nil, a.say("cli.flag-actor"))
	c.Flags().BoolVar(&p.json, "json", false, a.say("cli.flag-json"))
	a.recordFlag(c)
	return c
}

// player plays a stage without a learner.
type player struct {
	*app
	stage, schedule string
	actors          []string
	json            bool
	scene           render.Scene // of the run, while it is shown
}

func (p *player) play(ctx context.Context, name string) error {
	st, err := p.stageOf(name)
	if err != nil {
		return err
	}
	o := conductor.Options{EndInput: true}
	var typed *typist
	if len(p.actors) > 0 {
		if st, err = p.only(st); err != nil {
			return err
		}
		typed = newTypist(p.in)
		o.Typed = typed
	}
	r, err := p.open(st, repl.World(p.world), o)
	if err != nil {
		return err
	}
	defer r.Close()
	if typed != nil {
		defer typed.tell(r.Wake)()
	}
	out := bufio.NewWriter(p.out)
	shown, broken := -1, error(nil)
	ctx, stop := signal.NotifyContext(ctx, append(endings(), os.Interrupt)...)
	defer stop()
	show := func(more bool) {
		upTo, err := p.show(out, r, shown+1, more)
		if broken = err; err != nil {
			stop() // nobody reads any more
		}
		shown = upTo
	}
	show(false)
	r.Watch(func() { show(true) })
	if p.schedule != "" {
		err = r.Play(ctx, p.schedule)
		for _, f := range failure.All(err) {
			f.At.File = "--schedule"
		}
	} else {
		_, err = r.Exec(ctx, conductor.Command{Verb: conductor.RunAll})
	}
	show(false)
	if a := p.app; a.record != "" {
		err = errors.Join(err, writeRun(a.record, r, name))
	}
	r.Finish()
	if broken == nil {
		broken = p.finish(out, r)
	}
	if errors.Is(broken, syscall.EPIPE) {
		return err
	}
	return errors.Join(err, broken)
}

// stageOf reads the stage that was asked for, with the seed that was asked for.
func (p *player) stageOf(name string) (*stage.Stage, error) {
	l, err := p.lessons.named(name)
	if err != nil {
		return nil, err
	}
	st, err := p.choose(l)
	if err == nil && st.Always == "" {
		st = cmp.Or(l.Exercised(st), st) // its own programs; only explore asks for the condition
	}
	if err != nil || p.seed == 0 {
		return st, err
	}
	return st.For(p.seed), nil
}

// choose finds the stage that was asked for.
func (p *player) choose(l *lessons.Lesson) (*stage.Stage, error) {
	if len(l.Stages) == 0 {
		return nil, failure.New("cli.no-stages", "id", l.ID)
	}
	if p.stage == "" {
		return l.Stages[0], nil
	}
	if st := l.Stage(p.stage); st != nil {
		return st, nil
	}
	names := make([]string, len(l.Stages))
	for i, s := range l.Stages {
		names[i] = s.Name
	}
	return nil, failure.New("cli.no-stage", "id", l.ID, "stage", p.stage, "stages", names, "nearest", failure.Nearest(p.stage, names))
}

// show writes what the moves since first did, and gives the last of these. Where there may be more, turns wait for them.
func (p *player) show(out *bufio.Writer, r *conductor.Run, first int, more bool) (upTo int, err error) {
	if p.json {
		return r.MovesMade(), writeJSON(out, r, first)
	}
	p.scene.LookOn(r)
	if more && p.scene.Turns(first, r.MovesMade()) {
		return first - 1, nil
	}
	v := render.View{Lang: p.lang, Width: p.width()}
	lines := v.Changes(&p.scene, first, r.MovesMade())
	if len(p.actors) > 0 {
		lines = append(lines, p.listening(r, first)...)
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(out, line); err != nil {
			return first - 1, err
		}
	}
	return r.MovesMade(), out.Flush()
}

func writeJSON(out *bufio.Writer, r *conductor.Run, first int) error {
	var b []byte
	for _, e := range r.Journal().Between(first, r.MovesMade()) {
		b = append(e.AppendJSON(b[:0]), '\n')
		if _, err := out.Write(b); err != nil {
			return err
		}
	}
	return out.Flush()
}

// finish writes the last event, or for people who still waits.
func (p *player) finish(out *bufio.Writer, r *conductor.Run) error {
	if p.json {
		all := r.Journal().All()
		_, err := out.Write(append(all[len(all)-1].AppendJSON(nil), '\n'))
		return errors.Join(err, out.Flush())
	}
	v, s := render.View{Lang: p.lang, Width: p.width()}, render.Look(r)
	lines := v.Stuck(s)
	if s.Blind && lines == nil { // it was ended from outside
		lines = v.Waiting(s)
	}
	for _, line := range lines {
		if _, err := fmt.Fprintln(out, line); err != nil {
			return err
		}
	}
	return out.Flush()
}
