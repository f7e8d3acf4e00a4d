package explore

import (
	"context"
	"fmt"

	"lockstep/runtime/conductor"
)

// mostPositions is how many positions Way looks at when it is given no bound.
const mostPositions = 20_000

// Way looks for a shortest way from where a schedule has come to, to a moment at which a goal holds: breadth
// first, without leaving out any order, over steps, what the stage types, the first packet of each
// flow arriving or lost, and timers when nothing else can happen. It looks at up to most positions (0
// stands for 20,000). The schedule found goes on from the one given; no way found is no proof that there is none.
func Way(ctx context.Context, open func() (*conductor.Run, error), from string, goal func(*conductor.Run) (bool, error), most int) (schedule string, found bool, err error) {
	r, err := open()
	if err != nil {
		return "", false, err
	}
	defer r.Close()
	if most == 0 {
		most = mostPositions
	}
	r.EndInput()
	w := &wayfinder{r: r, from: from, goal: goal, seen: map[string]bool{}}
	queue := [][]conductor.Move{nil}
	for len(queue) > 0 && len(w.seen) < most && ctx.Err() == nil {
		path := queue[0]
		queue = queue[1:]
		next, err := w.expand(ctx, path)
		if err != nil || w.found {
			return w.way, w.found, err
		}
		queue = append(queue, next...)
	}
	return "", false, nil
}

// wayfinder is a search for a way.
type wayfinder struct {
	r     *conductor.Run
	from  string
	goal  func(*conductor.Run) (bool, error)
	seen  map[string]bool // positions, by what tells them apart
	way   string
	found bool
}

// stand makes the moves of a path, and gives how many moves came before it.
func (w *wayfinder) stand(ctx context.Context, path []conductor.Move) (before int, err error) {
	w.r.Restart()
	if err := w.r.Play(ctx, w.from); err != nil {
		return 0, err
	}
	before = w.r.MovesMade()
	for _, m := range path {
		if err := w.r.Do(m); err != nil {
			return 0, err
		}
	}
	return before, nil
}

// expand looks at a position, and gives the paths that go on from it; none where the goal holds,
// or where another path has been.
func (w *wayfinder) expand(ctx context.Context, path []conductor.Move) (next [][]conductor.Move, err error) {
	before, err := w.stand(ctx, path)
	if err != nil {
		return nil, err
	}
	if w.found, err = w.goal(w.r); err != nil || w.found {
		w.way = w.r.ScheduleFrom(before)
		return nil, err
	}
	key := position(w.r)
	if w.seen[key] {
		return nil, nil
	}
	w.seen[key] = true
	for _, m := range w.r.Choices(nil) {
		next = append(next, append(path[:len(path):len(path)], m))
		if m.Verb == conductor.Deliver {
			m.Verb = conductor.Drop
			next = append(next, append(path[:len(path):len(path)], m))
		}
	}
	return next, nil
}

// position is what tells where a run stands from where it has stood: what would end it so, where
// each program is, and the state of the world.
func position(r *conductor.Run) string {
	dst := appendKey(nil, r)
	for _, a := range r.Actors() {
		dst, _ = a.Position(append(dst, '\n'))
		dst = fmt.Append(dst, a.Begun(), a.Things())
	}
	v := r.View()
	return string(fmt.Append(dst, r.Now(), v.Sockets, v.Packets, v.Timers))
}
