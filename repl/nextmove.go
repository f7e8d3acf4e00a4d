package repl

import (
	"context"
	"slices"

	"lockstep/lessons"
	"lockstep/runtime/conductor"
)

// lead is the author's way to a goal, as far as it can be followed from where the run stands.
type lead struct {
	steps []conductor.Executed // the solution's commands
	made  []conductor.Move     // their moves, behind those of the setup
	same  int                  // so many of the run's moves are its first
	next  string               // the command that leads on from where the run stands; "" where none does
	left  int                  // moves from there to the goal
}

// sayNextMove says which move comes next on a shortest way to the goal from where the run stands:
// the author's, unless the search finds a shorter one. Where none leads there any more, it says how
// to get back to where one does.
func (s *Session) sayNextMove(ctx context.Context, p *lessons.Part) error {
	author, err := s.author(ctx, p)
	if err != nil {
		return err
	}
	made := s.run.Made()
	r, err := s.newRun(s.start.Stage)
	if err != nil {
		return err
	}
	defer r.Close()
	t, err := newTarget(r, p.Goal.Source)
	if err != nil {
		return err
	}
	f := t.expr.Finder(r, losses(author.made[s.first:])) // no more are lost than on the author's way
	way, none, err := f.Way(ctx, made, author.left)
	switch {
	case err != nil:
		return err
	case way != nil:
		s.say("repl.next-move", "command", inOne(way))
		return nil
	case author.next != "":
		s.say("repl.next-move", "command", author.next)
		return nil
	}
	to, command := author.same, s.nextOf(author.steps, author.same)
	for at := len(made) - 1; none && at > max(author.same, s.first); at-- {
		way, more, err := f.Way(ctx, made[:at], 0)
		if err != nil {
			return err
		}
		if way != nil {
			to, command = at, inOne(way)
		}
		if way != nil || !more {
			break
		}
	}
	back := len(made) - to
	if to <= s.first {
		back = 0
	}
	if back > 0 && s.forbids("back") {
		back, command = 0, s.nextOf(author.steps, s.first)
	}
	s.say("repl.way-back", "none", none, "n", back, "command", command)
	return nil
}

// losses is how many packets are lost on a way.
func losses(way []conductor.Move) (n int) {
	for _, m := range way {
		if m.Verb == conductor.Drop {
			n++
		}
	}
	return n
}

// inOne is the command that makes the first move of a way, and those like it which follow.
func inOne(way []conductor.Move) string {
	c := conductor.Command{Verb: way[0].Verb}
	if c.Verb != conductor.Step {
		return way[0].String()
	}
	c.Actor = way[0].Actor
	for _, m := range way {
		if m != way[0] {
			break
		}
		c.N++
	}
	return c.String()
}

// author plays the solution, and looks how far the run has followed it.
func (s *Session) author(ctx context.Context, p *lessons.Part) (*lead, error) {
	way, err := s.runAt(ctx, s.start)
	if err != nil {
		return nil, err
	}
	defer way.Close()
	base := len(way.Commands())
	if err := way.Play(ctx, p.Solution.Source); err != nil {
		return nil, p.Solution.Put(err)
	}
	if err := interrupted(ctx); err != nil {
		return nil, err
	}
	l := &lead{steps: way.Commands()[base:], made: slices.Clone(way.Made())}
	made := s.run.Made()
	for l.same < len(made) && l.same < len(l.made) && made[l.same] == l.made[l.same] {
		l.same++
	}
	if l.same == len(made) {
		l.next, l.left = s.nextOf(l.steps, l.same), len(l.made)-l.same
		return l, nil
	}
	l.next, l.left, err = s.leadsOn(ctx, p, l.steps)
	return l, err
}

// nextOf is the command that goes on after n moves of the solution, or what is left of it. One that
// makes no move, such as a setting of the link, comes next when the learner has not given it.
func (s *Session) nextOf(steps []conductor.Executed, n int) string {
	for _, d := range steps {
		switch {
		case d.Last < d.First && d.First == n+1:
			given := func(e conductor.Executed) bool { return e.Command.String() == d.Command.String() }
			if !slices.ContainsFunc(s.run.Commands()[s.base:], given) {
				return d.Command.Source
			}
		case d.Last > n:
			return leftOf(d, n)
		}
	}
	return "restart"
}

// restOf gives the commands of a way that are left after n of its moves.
func restOf(steps []conductor.Executed, n int) (rest []string) {
	for _, d := range steps {
		if d.Last > n || d.First > n { // one that makes no move ends before it begins
			rest = append(rest, leftOf(d, n))
		}
	}
	return rest
}

// leftOf is a command that goes on after n moves: of steps some of which were made, the others.
func leftOf(d conductor.Executed, n int) string {
	c := d.Command
	if d.First <= n && c.Verb == conductor.Step {
		c.N = d.Last - n
		return c.String()
	}
	return c.Source
}

// mostTried bounds the moves of a try that may never end.
const mostTried = 5000

// leadsOn looks whether the rest of the solution reaches the goal also from where the run stands,
// although other moves led there: from as late a command as possible, and without those that
// cannot be carried out (any more). It gives the first that can, and how many moves it is to the goal;
// "" where nothing leads on.
func (s *Session) leadsOn(ctx context.Context, p *lessons.Part, steps []conductor.Executed) (string, int, error) {
	if s.run.MovesMade() > mostTried {
		return "", 0, nil
	}
	r, err := s.newRun(s.start.Stage)
	if err != nil {
		return "", 0, err
	}
	defer r.Close()
	t, err := newTarget(r, p.Goal.Source)
	if err != nil {
		return "", 0, err
	}
	for i := len(steps) - 1; i >= 0; i-- {
		r.Watch(nil)
		r.Restart()
		if err := r.Play(ctx, s.run.Schedule()); err != nil {
			return "", 0, err
		}
		trying, stop := context.WithCancel(ctx)
		reached, left := false, 0
		r.Watch(func() {
			if !reached {
				reached, _ = t.expr.Test(t.view)
				left++
			}
			if reached || r.MovesMade() > 2*mostTried {
				stop()
			}
		})
		first := ""
		for _, d := range steps[i:] {
			if _, err := r.Exec(trying, d.Command); err == nil && first == "" {
				first = d.Command.Source
			}
		}
		stop()
		if reached {
			return first, left, nil
		}
	}
	return "", 0, nil
}
