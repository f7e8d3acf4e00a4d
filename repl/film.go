package repl

import (
	"cmp"
	"context"
	"strings"
	"time"

	"lockstep/repl/export"
	"lockstep/repl/progress"
	"lockstep/repl/prompt"
	"lockstep/runtime/recording"
)

// thinks is how long a film holds where it would wait for somebody to say that it goes on.
const thinks = 3 * time.Second

// Film makes a cast of what plays itself in a session: of a recording, or where there is none, of the
// demonstration of a lesson.
func Film(ctx context.Context, o Options, lesson string, rec *recording.Recording) func(*export.Cast) error {
	return func(c *export.Cast) error {
		o.In, o.Out, o.Color, o.Speed = prompt.NewPlain(strings.NewReader(""), c, true), c, true, 1
		o.Width, o.Height = func() int { return export.CastWidth }, func() int { return export.CastHeight }
		o.Live, o.Interruptible, o.World, o.Progress, o.Edit = false, nil, Lab, progress.InMemory(), nil
		o.Chapter = c.Chapter
		o.Wait = func(ctx context.Context, p prompt.Pause) prompt.Press {
			c.Pass(p.For)
			if p.Hold {
				c.Pass(thinks)
			}
			if ctx.Err() != nil {
				return prompt.Leave
			}
			return prompt.None
		}
		s := New(o)
		defer s.Close()
		s.interrupt = func() {}
		err := s.film(ctx, c, lesson, rec)
		return cmp.Or(err, interrupted(ctx), s.out.flush()) // a part of a film is none
	}
}

func (s *Session) film(ctx context.Context, c *export.Cast, lesson string, rec *recording.Recording) error {
	if rec == nil {
		_, l, err := s.load(lesson)
		if err != nil {
			return err
		}
		c.Title = l.Title.In(s.lang.String())
		return s.demo(call{ctx: ctx, args: lesson})
	}
	if c.Title = rec.Lesson; c.Title == "" {
		c.Title = rec.Stage.Name
	}
	if err := s.openRecording(ctx, c.Title, rec); err != nil || s.run == nil || s.run.Known() == 0 {
		return err
	}
	return s.playUpTo(ctx, -1, false)
}
