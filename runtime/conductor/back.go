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

// Back takes back the last n commands by running the moves before them again in a fresh world. It
// gives what it took back, newest first.
func (r *Run) Back(n int) ([]Executed, error) {
	if len(r.done) == 0 {
		return nil, failure.New("back.nothing")
	}
	n = min(n, len(r.done))
	var out []Executed
	kept := len(r.moves)
	for range n {
		d := r.done[len(r.done)-1]
		r.done = r.done[:len(r.done)-1]
		u := undone{Executed: d, after: r.link}
		if d.Last >= d.First {
			u.moves = append(u.moves, r.moves[d.First-1:d.Last]...)
			kept = d.First - 1
		}
		r.undone = append(r.undone, u)
		r.link = d.link
		out = append(out, d)
	}
	if kept == len(r.moves) {
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
