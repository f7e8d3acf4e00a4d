package export

import (
	"slices"

	"lockstep/repl/render"
	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
	"lockstep/runtime/stage"
)

// Moment is a run as it stood after one of its moves.
type Moment struct {
	Scene *render.Scene
	Move  string // as schedules write it; "" before the first, and where nobody chose
}

// Moments shows a run from before its first move to its last: each moment once, good until the next.
type Moments func(show func(Moment)) error

// Again is the moments of a run that can be made again: open starts it, and play makes its moves.
func Again(open func() (*conductor.Run, error), play func(*conductor.Run) error) Moments {
	return func(show func(Moment)) error {
		r, err := open()
		if err != nil {
			return err
		}
		defer r.Close()
		scene := &render.Scene{}
		look := func() {
			m := Moment{Scene: scene}
			scene.LookOn(r)
			if made := r.Made(); len(made) > 0 {
				m.Move = made[len(made)-1].String()
			}
			show(m)
		}
		look()
		r.Watch(look)
		return play(r)
	}
}

// Seen is the moments of a run of which there are only the events: nothing is known of its actors but
// what these tell.
func Seen(hosts []stage.Host, events []event.Event) Moments {
	return func(show func(Moment)) error {
		scene := render.Seen(hosts, events)
		scene.Events = nil
		for move := 0; ; move++ {
			to, _ := slices.BinarySearchFunc(events, move+1, func(e event.Event, m int) int { return e.Move - m })
			scene.Events = events[:to]
			if to > 0 {
				scene.Now = events[to-1].Time
			}
			show(Moment{Scene: scene})
			if to == len(events) {
				return nil
			}
		}
	}
}
