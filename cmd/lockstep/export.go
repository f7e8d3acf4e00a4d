package main

import (
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"lockstep/lessons"
	"lockstep/repl"
	"lockstep/repl/disk"
	"lockstep/repl/export"
	"lockstep/repl/render"
	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
	"lockstep/runtime/recording"
	"lockstep/runtime/stage"
)

func (a *app) exportCommand() *cobra.Command {
	c := &cobra.Command{Use: "export FORMAT SOURCE -o OUT", Short: a.say("cli.export"), Args: arguments(1, several)}
	c.FParseErrWhitelist.UnknownFlags = true // of a format that is not there
	c.RunE = func(_ *cobra.Command, args []string) error {
		_, err := export.Find(args[0])
		return usage{err}
	}
	for _, f := range export.Formats {
		p := player{app: a}
		out := ""
		sub := &cobra.Command{
			Use: f.Name + " SOURCE", Short: a.say(f.Help), Args: arguments(1, 1),
			RunE: interruptible(func(ctx context.Context, args []string) error {
				if out == "" {
					return usage{failure.New("cli.export-where")}
				}
				return p.export(ctx, f, args[0], out)
			}),
		}
		sub.Flags().StringVar(&p.stage, "stage", "", a.say("cli.flag-stage"))
		sub.Flags().StringVar(&p.schedule, "schedule", "", a.say("cli.flag-schedule"))
		sub.Flags().StringVarP(&out, "output", "o", "", a.say("cli.flag-output"))
		c.AddCommand(sub)
	}
	return c
}

// export writes a form of a lesson's stage, or of a recording.
func (p *player) export(ctx context.Context, f export.Format, name, out string) error {
	var run *conductor.Run
	defer func() {
		if run != nil {
			run.Close()
		}
	}()
	src := export.Source{Lang: p.lang}
	var open func() (*conductor.Run, error)
	var play func(*conductor.Run) error
	rec, err := recorded(name)
	switch {
	case err != nil:
		return err
	case rec != nil:
		src.Lesson, src.Stage = rec.Lesson, rec.Stage
		if l, err := p.lessons.Load(rec.Lesson); err == nil {
			src.Title = l.Title.In(p.lang.String())
		}
		open = func() (*conductor.Run, error) { return p.open(rec.Stage, repl.Lab, conductor.Options{}) }
		play = rec.Remake
	default:
		var l *lessons.Lesson
		if l, err = p.shelved(name); err != nil {
			return err
		}
		if src.Stage, err = p.choose(l); err != nil {
			return err
		}
		src.Lesson, src.Title = l.ID, l.Title.In(p.lang.String())
		open = func() (*conductor.Run, error) { return p.unplayed(src.Stage) }
		play = func(r *conductor.Run) error { return p.playOn(ctx, r) }
	}
	src.Moments = export.Again(open, play)
	played := func() (err error) {
		if run, err = open(); err == nil {
			err = play(run)
		}
		return err
	}
	src.Scene = func() (*render.Scene, error) {
		if err := played(); err != nil {
			return nil, err
		}
		return render.Look(run), nil
	}
	if rec != nil && rec.World == recording.Real {
		src.Moments = export.Seen(rec.Stage.Hosts, rec.Seen())
		src.Scene = func() (*render.Scene, error) { return render.Seen(rec.Stage.Hosts, rec.Seen()), nil }
	}
	src.Film = func(c *export.Cast) (err error) {
		shown, o := rec, repl.Options{}
		if p.fill(&o); shown == nil && p.stage+p.schedule != "" {
			if err = played(); err == nil {
				shown, err = recording.Of(run, recording.Source{Lesson: src.Lesson})
			}
			if err != nil {
				return err
			}
		}
		return repl.Film(ctx, o, src.Lesson, shown)(c)
	}
	files, err := f.Write(src, out)
	for _, file := range files {
		fmt.Fprintln(p.out, file)
	}
	return err
}

// recorded reads a recording; nil where a file is none, or there is no such file.
func recorded(name string) (*recording.Recording, error) {
	if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() {
		return nil, nil
	}
	begins, err := disk.Read(name, 64)
	if err != nil || !recording.Is(begins) {
		return nil, err
	}
	data, err := disk.Read(name, recording.MaxBytes+1)
	if err != nil {
		return nil, err
	}
	return recording.Decode(data)
}

// unplayed is a run of a stage before its first move.
func (p *player) unplayed(st *stage.Stage) (*conductor.Run, error) {
	if p.seed != 0 {
		st = st.For(p.seed)
	}
	return p.open(st, repl.Lab, conductor.Options{EndInput: true})
}

// playOn brings a run to its end, or through the schedule that was asked for.
func (p *player) playOn(ctx context.Context, r *conductor.Run) error {
	if p.schedule != "" {
		return r.Play(ctx, p.schedule)
	}
	_, err := r.Exec(ctx, conductor.Command{Verb: conductor.RunAll})
	return err
}
