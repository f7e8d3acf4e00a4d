package render

import (
	"slices"
	"strings"
	"time"

	"lockstep/repl/text"
	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
	"lockstep/runtime/python/object"
	"lockstep/runtime/shared"
	"lockstep/runtime/world"
)

// operation is an operation with what it is about: "acquire lock".
func operation(op, name string) string { return strings.TrimSpace(clean(op + " " + name)) }

// access says what a thread did to shared data.
func (v View) access(e *event.Event) string {
	switch e.Op {
	case "read":
		return v.say("view.reads", "name", clean(e.Name), "value", clean(e.Value))
	case "write":
		return v.say("view.writes", "name", clean(e.Name), "value", clean(e.Value))
	case "del":
		return v.say("view.deletes", "name", clean(e.Name))
	}
	return clean(e.Name + e.Value)
}

// home is the actor whose program has made what an operation of another is about.
func (s *Scene) home(a *Actor, c *world.Call) *Actor {
	if c.Home == 0 {
		return s.actor(a.Main)
	}
	for i := range s.Actors {
		if x := &s.Actors[i]; x.PID == c.Home && x.Main == x.Name {
			return x
		}
	}
	return nil
}

// thing finds a shared object that an operation is about; of a Condition, with lock, its lock.
func (s *Scene) thing(a *Actor, c *world.Call, lock bool) *shared.View {
	main, number := s.home(a, c), c.Object
	if main == nil {
		return nil
	}
	if lock {
		number = c.Lock
	}
	if i := slices.IndexFunc(main.Things, func(t shared.View) bool { return t.Number == number }); i >= 0 {
		return &main.Things[i]
	}
	return nil
}

func (v View) nameOf(t *shared.View) string {
	if t.Name == "" {
		return v.say("view.nameless", "class", t.Class)
	}
	return clean(t.Name)
}

// waitsForShared says which shared object an actor waits for, and who could help; "" when it waits
// for something else.
func (v View) waitsForShared(s *Scene, a *Actor) string {
	c := a.Call
	if c.Kind == world.Join {
		return v.say("view.for-end", "who", clean(c.Name))
	}
	t := s.thing(a, &c, false)
	if t == nil || c.Kind < world.Start || c.Kind == world.Access {
		return ""
	}
	name := v.nameOf(t)
	switch c.Kind {
	case world.Acquire:
		return v.heldBy(t, name)
	case world.Put:
		return v.say("view.for-place", "name", name)
	case world.Get:
		return v.say("view.for-item", "name", name)
	case world.Finish:
		return v.say("view.for-tasks", "name", name, "n", t.Count)
	case world.Wait:
		switch {
		case t.Class == "Event":
			return v.say("view.for-set", "name", name)
		case t.Class == "Barrier" && a.Begun:
			return v.say("view.for-others", "name", name, "n", t.Max-t.Count)
		case t.Class == "Barrier":
			return v.say("view.for-leaving", "name", name)
		case slices.Contains(t.Waiting, a.Name):
			return v.say("view.for-notify", "name", name)
		}
		if lock := s.thing(a, &c, true); lock != nil { // it was notified
			return v.heldBy(lock, name)
		}
	}
	return ""
}

func (v View) heldBy(t *shared.View, name string) string {
	switch {
	case len(t.Holders) > 0:
		return v.say("view.for-held", "name", name, "holders", cleaned(t.Holders))
	case t.Class == "Semaphore", t.Class == "BoundedSemaphore":
		return v.say("view.for-permit", "name", name)
	}
	return v.say("view.for-free", "name", name)
}

// cleaned are several names that may come from programs.
func cleaned(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = clean(s)
	}
	return out
}

// things lists what the threads of each program share, and how it stands.
func (v View) things(s *Scene) []*line {
	var out []*line
	for i := range s.Actors {
		a := &s.Actors[i]
		if len(a.Things) == 0 {
			continue
		}
		id := "view.shared"
		if slices.ContainsFunc(a.Things, func(t shared.View) bool { return t.Processes }) {
			id = "view.shared-processes"
		}
		out = append(out, (&line{}).add(Head, " "+v.say(id, "name", clean(a.Name))))
		widest := 0
		for j := range a.Things {
			widest = max(widest, text.Width(v.nameOf(&a.Things[j])))
		}
		widest = min(widest, v.width()/3)
		for j := range a.Things {
			t := &a.Things[j]
			l := (&line{}).add(Plain, "   "+text.Cut(v.nameOf(t), widest)).at(widest+5, Faint, t.Class+"  ")
			stands := v.stands(s, a, t)
			if len(stands) > 0 {
				l.add(Plain, stands[0])
				stands = stands[1:]
			}
			out = append(out, v.flow(l, widest+5, Plain, stands)...)
		}
	}
	return out
}

// stands says how a shared object stands, item by item.
func (v View) stands(s *Scene, main *Actor, t *shared.View) []string {
	var out []string
	say := func(id string, args ...any) { out = append(out, v.say(id, args...)) }
	switch t.Class {
	case "Semaphore", "BoundedSemaphore":
		say("view.permits", "n", t.Count)
	case "Event":
		say(map[bool]string{true: "view.set", false: "view.not-set"}[t.Set])
	case "Barrier":
		if t.Broken {
			say("view.broken")
		}
		say("view.inside", "n", t.Count, "max", t.Max)
	case "Queue", "LifoQueue", "JoinableQueue":
		out = append(out, v.queue(t)...)
	case "Lock", "RLock":
		if len(t.Holders) == 0 {
			say("view.free")
		}
	}
	if len(t.Holders) > 0 {
		say("view.held", "holders", cleaned(t.Holders), "since", v.since(s, t.Since, s.timeOf(t.Since)))
	}
	if t.Class == "RLock" && t.Count > 1 {
		say("view.held-twice", "n", t.Count)
	}
	for _, who := range t.Holders {
		if a := s.actor(who); a != nil && a.State.Ended() {
			say("view.held-for-ever", "who", clean(who))
		}
	}
	for _, who := range t.Waiting {
		if a := s.actor(who); a != nil {
			out = append(out, v.waiter(s, a))
		}
	}
	for i := range s.Actors {
		a := &s.Actors[i]
		if s.home(a, &a.Call) == main && a.Call.Object == t.Number && a.Call.Class != "Process" && a.Call.Kind != world.Access && a.First > 0 &&
			!slices.Contains(t.Waiting, a.Name) && !a.ready() {
			out = append(out, v.waiter(s, a))
		}
	}
	return out
}

// waiter says that an actor waits, and since when.
func (v View) waiter(s *Scene, a *Actor) string {
	x := s.stand(a)
	return v.say("view.waited-for", "who", clean(a.Name), "since", v.since(s, x.Move, x.Time))
}

// timeOf is when a move was made.
func (s *Scene) timeOf(move int) time.Duration {
	if events := s.between(move, move); len(events) > 0 {
		return events[0].Time
	}
	return 0
}

func (v View) queue(t *shared.View) []string {
	out := []string{v.say("view.empty")}
	if n := len(t.Items); n > 0 {
		items := clean(strings.Join(t.Items, ", "))
		out[0] = v.say("view.items", "items", text.Cut(items, max(v.width()/3, 12)))
		if n == t.Max {
			out = append(out, v.say("view.full"))
		}
	}
	if t.Count > len(t.Items) && !(t.Processes && t.Class == "Queue") { // which does not count tasks
		out = append(out, v.say("view.unfinished", "n", t.Count))
	}
	return out
}

func (a *Actor) ready() bool { return a.State == conductor.Ready }

// files lists the files of the hosts with how they begin.
func (v View) files(s *Scene) []*line {
	var out []*line
	for i, f := range s.World.Files {
		if i == 0 || s.World.Files[i-1].Host != f.Host {
			out = append(out, (&line{}).add(Head, " "+v.say("view.files", "host", clean(s.Hosts[f.Host].Name))))
		}
		l := (&line{}).add(Plain, "   "+clean(f.Name)+"  ")
		shown := object.Show(object.Str(strings.ToValidUTF8(string(f.Data), "\ufffd")), max(v.width()-l.width()-12, 12))
		out = append(out, l.add(Faint, v.say("view.size", "n", len(f.Data))+"  ").add(Plain, clean(shown)))
	}
	return out
}
