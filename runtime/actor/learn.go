package actor

import (
	"fmt"
	"slices"
	"time"

	"lockstep/runtime/event"
	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

// learn keeps the turn that the thread has just made; nil when it may come out otherwise although
// everything is as it was.
func (a *Actor) learn(x answer) *turn {
	k, m := a.known, a.known.memo
	if a.eval.SortsChange() && !m.sorts {
		*m = Memo{sorts: true} // what is known does not tell where it looked at sorts
		return nil
	}
	if a.eval.Unseen() || a.pending && !memorable(a.call.Kind) {
		return nil
	}
	t := &turn{answer: x, touched: slices.Clone(a.touched.list), relied: slices.Clone(a.relied.list), spent: a.spentSoFar().less(k.spent)}
	if !a.finds(t) {
		return nil
	}
	t.to = a.newPlace()
	if a.starting != nil {
		t.to.starts = a.startsOf(a.starting, t)
	}
	m.size += t.size()
	return t
}

// pieceSize is about what a piece of what is kept takes besides its texts, in bytes.
const pieceSize = 64

// size is about what a turn and the place it leads to take.
func (t *turn) size() int {
	texts := len(t.answer.text) + len(t.answer.err) + len(t.answer.data) + len(t.to.position) + len(t.to.call.Text) + len(t.to.call.Data)
	if t.to.end != nil {
		texts += len(t.to.end.Text)
	}
	return texts + 16*pieceSize + (len(t.found)+len(t.touched))*pieceSize/2
}

// limited says whether a program was ended otherwise than by itself.
func (e *End) limited() bool { return e.Kind != event.Finished && e.Kind != event.Failed }

// memorable says whether an operation is one that is answered by an answer, and whose meaning the
// thread alone decides: not one on sockets.
func memorable(k world.Kind) bool {
	return k == world.Sleep || k == world.Print || k == world.Input || k >= world.Open
}

func (a *Actor) newPlace() *place {
	p := &place{end: a.end}
	if a.pending {
		p.call, p.op = a.asked, a.op
		at := a.stands()
		p.first, p.final = at.Line, at.EndLine
		if a.program.loops {
			p.position, p.positioned = a.position(nil)
		}
	}
	return p
}

// startsOf gives what is known of how a thread begins that is about to be started: threads that call the
// same begin alike.
func (a *Actor) startsOf(t *Thread, last *turn) *[]*turn {
	k := a.known
	if !last.begins {
		last = k.shared
	}
	key, ok := a.eval.CallContent(t.target, t.args, t.kwargs, fmt.Appendf(k.key[:0], "%p ", last))
	ok = ok && t.self.Cls == threadType && last != nil
	t.self.Each(func(string, object.Value) { ok = false }) // it may have a run of its own
	if !ok {
		return &[]*turn{}
	}
	starts, known := k.memo.starts[string(key)]
	if !known {
		starts = &[]*turn{}
		k.memo.starts[string(key)] = starts
	}
	return starts
}

// finds fills in what a turn found and what it left behind.
func (a *Actor) finds(t *turn) bool {
	k := a.known
	type change struct {
		object      int
		read, write bool
	}
	changes := make([]change, 0, 8)
	add := func(x eval.Touch) {
		i := slices.IndexFunc(changes, func(c change) bool { return c.object == x.Object })
		if i < 0 {
			i = len(changes)
			changes = append(changes, change{object: x.Object})
		}
		changes[i].read = changes[i].read || !x.Write
		changes[i].write = changes[i].write || x.Write
	}
	if a.place != nil {
		switch c := &a.place.call; c.Kind {
		case world.Access:
			add(eval.Touch{Object: c.Object, Write: c.Write})
		case world.Put, world.Get:
			if c.Home != 0 { // what goes through is copied
				break
			}
			add(eval.Touch{Object: c.Object, Write: true})
		}
	}
	for _, list := range [][]eval.Touch{a.touched.list, a.relied.list} {
		for _, x := range list {
			if x.Object == Everything {
				return false
			}
			if x.Object != eval.Numberless { // of which nothing is learned, or which counters tell
				add(x)
			}
		}
	}
	was, now := k.counters, a.counters()
	for n := was.things + 1; n <= now.things; n++ {
		add(eval.Touch{Object: n, Write: true})
	}
	if t.begins = now.sharing && !was.sharing; t.begins { // what the program has done alone is known from here on as contents
		for i := range a.program.module.Globals {
			add(eval.Touch{Object: -1 - i, Write: true})
		}
	}
	for _, x := range changes {
		f := found{object: x.object, before: a.holds(x.object)}
		if f.after = f.before; x.write {
			f.after = k.memo.contentOf(a.eval.Content(x.object, k.key[:0]))
			if !x.read && a.eval.IsVariable(x.object) {
				f.before = anything
			}
		}
		t.found = append(t.found, f)
	}
	count := func(object, was, now int) {
		if was != now {
			t.found = append(t.found, found{object, content(was), content(now)})
		}
	}
	count(0, was.things, now.things)
	count(-k.zero, was.named, now.named)
	return true
}

// contentOf gives what stands for a content; something new where it cannot be told.
func (m *Memo) contentOf(text []byte, known bool) content {
	if c, ok := m.contents[string(text)]; ok && known {
		return c
	}
	m.last++
	if known {
		m.contents[string(text)] = m.last
		m.size += len(text) + pieceSize
	}
	return m.last
}

func (p *process) spentSoFar() spent {
	return spent{p.eval.Steps(), p.eval.Charged(), int64(p.printed)}
}

func (s spent) less(t spent) spent {
	return spent{s.steps - t.steps, s.bytes - t.bytes, s.output - t.output}
}

// relies notes that the thread looks at, or changes, of a thing what no touch tells others of.
func (a *Actor) relies(object int, write bool) {
	if a.eval.Sharing() || write {
		a.relied.add(eval.Touch{Object: object, Write: write, Aside: object != oneself})
	}
}

// numberless notes that the thread changes what is shared and has no number.
func (a *Actor) numberless() { a.relies(eval.Numberless, true) }

// unseen notes that the thread changes what others look at without anybody being told.
func (a *Actor) unseen() {
	if a.eval.Sharing() {
		a.eval.ChangeUnseen()
	}
}

// now is the time of the world.
func (a *Actor) now() time.Duration {
	a.eval.ChangeUnseen() // it is another one each time
	return a.opt.Now()
}

// chances fills p with chance.
func (a *Actor) chances(p []byte) {
	a.eval.ChangeUnseen()
	a.numberless()
	a.opt.Random(p)
}
