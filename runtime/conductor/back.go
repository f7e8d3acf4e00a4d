package conductor

import (
	"lockstep/runtime/failure"
)

// undone is a command that was taken back, with the moves it had made.
type undone struct {
	Executed
	moves []Move
	after Link
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
		if d.First <= kept { // only its end
			d.First = kept + 1
			last.Last = kept
		} else {
			r.done = r.done[:len(r.done)-1]
		}
		u := undone{Executed: d, after: r.link}
		if d.Last >= d.First {
			u.moves = append(u.moves, r.moves[d.First-1:d.Last]...)
		}
		r.undone = append(r.undone, u)
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

// Redo carries out again what Back took back, oldest first, up to n commands.
func (r *Run) Redo(n int) ([]Executed, error) {
	if len(r.undone) == 0 {
		return nil, failure.New("redo.nothing")
	}
	var out []Executed
	for range min(n, len(r.undone)) {
		u := r.undone[len(r.undone)-1]
		for _, m := range u.moves {
			if err := r.Do(m); err != nil {
				return out, err
			}
		}
		r.undone = r.undone[:len(r.undone)-1]
		r.link = u.after
		r.done = append(r.done, u.Executed)
		out = append(out, u.Executed)
	}
	return out, nil
}

// Restart takes everything back, for good.
func (r *Run) Restart() {
	r.done, r.undone, r.link = nil, nil, Link{}
	r.restart()
}
