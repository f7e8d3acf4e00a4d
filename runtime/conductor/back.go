package conductor

import (
	"context"

	"lockstep/runtime/failure"
)

// undone is a command that was taken back, with the moves it had made.
type undone struct {
	Executed
	moves []Move
	after Link
	rest  bool // it is only the end of a command: the beginning is the newest of those carried out
}

// Commands are the commands carried out so far: what Back takes back, newest last.
func (r *Run) Commands() []Executed { return r.done }

// Back takes back the last command, by running the moves before it again in a fresh world.
func (r *Run) Back() ([]Executed, error) {
	if len(r.done) == 0 {
		return nil, failure.New("back.nothing")
	}
	d := r.done[len(r.done)-1]
	return r.backTo(min(d.First-1, len(r.moves)), 1)
}

// BackMoves takes back the last n moves: whole commands, and the end of the one they reach into. It
// gives what it took back, newest first.
func (r *Run) BackMoves(n int) ([]Executed, error) {
	if len(r.moves) == 0 {
		return nil, failure.New("back.nothing")
	}
	return r.backTo(max(len(r.moves)-n, 0), 0)
}

// backTo keeps the first moves, and takes back at least some commands.
func (r *Run) backTo(kept, commands int) (out []Executed, err error) {
	if !r.w.Steered() {
		return nil, failure.New("real.no-back")
	}
	all := len(r.moves)
	for len(r.done) > 0 {
		last := &r.done[len(r.done)-1]
		if len(out) >= commands && last.Last <= kept {
			break
		}
		d := *last
		u := undone{after: r.link}
		if d.First <= kept { // only its end
			d.First, u.rest = kept+1, true
			last.Last = kept
		} else {
			r.done = r.done[:len(r.done)-1]
		}
		if u.Executed = d; d.Last >= d.First {
			u.moves = append(u.moves, r.moves[d.First-1:d.Last]...)
		}
		r.takeBack(u)
		r.link = d.link
		out = append(out, d)
	}
	if kept == all {
		return out, nil
	}
	return out, r.rerun(kept)
}

// rerun makes the first n moves again from the beginning. The watcher is not told.
func (r *Run) rerun(n int) error {
	again := append([]Move(nil), r.moves[:n]...)
	r.restart()
	watch := r.watch
	r.watch = nil
	defer func() { r.watch = watch }()
	for i, m := range again {
		if err := r.Do(m); err != nil {
			return failure.New("run.not-repeatable", "move", i+1, "text", m.String())
		}
	}
	return nil
}

// takeBack keeps what was taken back as the next that is known, in one piece with the rest of it.
func (r *Run) takeBack(u undone) {
	if n := len(r.undone); n > 0 && r.undone[n-1].rest {
		next := r.undone[n-1]
		u.moves, u.Last, u.after = append(u.moves, next.moves...), next.Last, next.after
		r.undone = r.undone[:n-1]
	}
	r.undone = append(r.undone, u)
}

// Known is how many moves are known that may be made next: those of the commands that were taken
// back, until another command is carried out.
func (r *Run) Known() (n int) {
	for _, u := range r.undone {
		n += len(u.moves)
	}
	return n
}

// Next is the command that Redo would carry out next, unless only its end is to be made yet.
func (r *Run) Next() (next Executed, ok bool) {
	n := len(r.undone)
	if n == 0 || r.undone[n-1].rest {
		return Executed{}, false
	}
	return r.undone[n-1].Executed, true
}

// Redo carries out again what Back took back, oldest first, up to n commands.
func (r *Run) Redo(n int) ([]Executed, error) {
	if len(r.undone) == 0 {
		return nil, failure.New("redo.nothing")
	}
	var out []Executed
	for range min(n, len(r.undone)) {
		u := r.undone[len(r.undone)-1]
		made, err := r.again(len(u.moves))
		if err != nil {
			return out, err
		}
		out = append(out, made)
	}
	return out, nil
}

// Forward makes the next n moves that are known: whole commands, and the beginning of the one that
// they reach into.
func (r *Run) Forward(n int) error {
	if len(r.undone) == 0 {
		return failure.New("redo.nothing")
	}
	for n > 0 && len(r.undone) > 0 {
		made, err := r.again(n)
		if err != nil {
			return err
		}
		n -= made.Last - made.First + 1
	}
	return nil
}

// again carries out the next command that is known, or the first n moves of it. A move that fails
// stays ahead, with those behind it.
func (r *Run) again(n int) (now Executed, err error) {
	u := &r.undone[len(r.undone)-1]
	made := 0
	for made < min(n, len(u.moves)) && err == nil {
		if err = r.Do(u.moves[made]); err == nil {
			made++
		}
	}
	now = u.Executed
	now.Last = now.First + made - 1
	if made == 0 && err != nil {
		return now, err
	}
	if u.rest {
		r.done[len(r.done)-1].Last = now.Last
	} else {
		r.done = append(r.done, now)
	}
	if u.moves, u.First, u.rest = u.moves[made:], u.First+made, true; len(u.moves) == 0 {
		r.link = u.after
		r.undone = r.undone[:len(r.undone)-1]
	}
	return now, err
}

// Remake carries out a command by moves that are known: those that it came to elsewhere. It makes as
// many as can be made.
func (r *Run) Remake(c Command, moves []Move) error {
	if c.Verb == SetLink && len(moves) == 0 {
		_, err := r.Exec(context.Background(), c)
		return err
	}
	d := Executed{Command: c, First: len(r.moves) + 1, link: r.link}
	var err error
	for _, m := range moves {
		if err = r.Do(m); err != nil {
			break
		}
	}
	if d.Last = len(r.moves); d.Last >= d.First {
		r.undone = nil
		r.done = append(r.done, d)
	}
	return err
}

// Restart takes everything back, for good.
func (r *Run) Restart() {
	r.done, r.undone, r.link = nil, nil, Link{}
	r.restart()
}
