package explore

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"lockstep/runtime/world"
)

// A model is a small program for several actors, built of the operations that threads have. It is
// what the search is proved with: its states can be copied and compared, so that every state can be
// visited without any reduction.
type model struct {
	threads [][]instr
	parent  []int // which thread starts this one; -1: it is there from the beginning
}

type opcode uint8

const (
	opRead      opcode = iota // r = x
	opWrite                   // x = r + n
	opAdd                     // x += n, in one step
	opAcquire                 // blocks
	opTry                     // r = acquire(blocking=False)
	opTimed                   // r = acquire(timeout=1): expires at any time
	opRelease                 // of a free lock: fails
	opSemUp                   //
	opSemDown                 //
	opWait                    // condition n on lock x: fails without the lock
	opTimedWait               //
	opNotify                  //
	opNotifyAll               //
	opPut                     // r + n into queue x
	opGet                     // r = get of queue x
	opGetNow                  // r = get_nowait, -1 when empty
	opSet                     // event x
	opClear                   //
	opAwait                   // event x
	opPrint                   // r
	opSleep                   //
	opPeek                    // r = x on the way: no step of its own
	opSkip                    // if r is not above n, skip the next instruction: no step
	opStart                   // thread x
	opJoin                    // thread x
	opcodes
)

var opNames = [...]string{
	"read", "write", "add", "acquire", "try", "timed", "release", "up", "down", "wait", "timedwait", "notify", "notifyall",
	"put", "get", "getnow", "set", "clear", "await", "print", "sleep", "peek", "skip", "start", "join",
}

type instr struct {
	op   opcode
	x, n int
}

const (
	names  = 2
	locks  = 2
	sems   = 1
	conds  = 1
	queues = 1
	events = 1
	room   = 2 // of a queue
)

// The objects of a model, numbered.
const (
	objName  = 0
	objLock  = objName + names
	objSem   = objLock + locks
	objCond  = objSem + sems
	objItems = objCond + conds
	objRoom  = objItems + queues
	objEvent = objRoom + queues
	objSlot  = objEvent + events // one for each thread
	objEnd   = objSlot + 8       // one for each thread
)

// thread is how far a thread is.
type thread struct {
	born, ended bool
	failed      bool
	pc          int
	reg         int
	waiting     int // 0, or 1 + condition: has let go of the lock
	woken       bool
	out         []int
}

type state struct {
	m      *model
	t      []thread
	vals   [names]int
	lock   [locks]int // 1 + holder
	sem    [sems]int
	waits  [conds][]int
	queue  [queues][]int
	events [events]bool
	passed []world.Touch // what the last step touched on the way to the next
}

func (m *model) start() *state {
	s := &state{m: m, t: make([]thread, len(m.threads))}
	s.sem[0] = 1
	for i, p := range m.parent {
		s.t[i].born = p < 0
		s.arrive(i)
	}
	return s
}

// arrive skips what is no step.
func (s *state) arrive(i int) {
	t := &s.t[i]
	for code := s.m.threads[i]; ; t.pc++ {
		if t.pc >= len(code) {
			t.ended = true
			return
		}
		switch in := code[t.pc]; in.op {
		case opPeek:
			t.reg = s.vals[in.x]
			s.passed = append(s.passed, world.Touch{Object: int32(objName + in.x), Access: world.Reads, Data: true})
		case opSkip:
			if t.reg <= in.n {
				t.pc++
			}
		default:
			return
		}
	}
}

func (s *state) live(i int) bool { return s.t[i].born && !s.t[i].ended }

func (s *state) enabled(i int) bool {
	if !s.live(i) {
		return false
	}
	t := &s.t[i]
	in := s.m.threads[i][t.pc]
	if t.waiting > 0 {
		return (t.woken || in.op == opTimedWait) && s.lock[in.x] == 0
	}
	switch in.op {
	case opAcquire:
		return s.lock[in.x] == 0
	case opSemDown:
		return s.sem[in.x] > 0
	case opPut:
		return len(s.queue[in.x]) < room
	case opGet:
		return len(s.queue[in.x]) > 0
	case opAwait:
		return s.events[in.x]
	case opJoin:
		return s.t[in.x].ended
	}
	return true
}

func (s *state) fail(i int) { s.t[i].failed, s.t[i].ended = true, true }

// step makes a step of an enabled thread.
func (s *state) step(i int) {
	t := &s.t[i]
	in := s.m.threads[i][t.pc]
	s.passed = nil
	switch in.op {
	case opRead:
		t.reg = s.vals[in.x]
	case opWrite:
		s.vals[in.x] = t.reg + in.n
	case opAdd:
		s.vals[in.x] += in.n
	case opAcquire:
		s.lock[in.x] = i + 1
	case opTry, opTimed:
		if t.reg = 0; s.lock[in.x] == 0 {
			s.lock[in.x], t.reg = i+1, 1
		}
	case opRelease:
		if s.lock[in.x] == 0 {
			s.fail(i)
			return
		}
		s.lock[in.x] = 0
	case opSemUp:
		s.sem[in.x]++
	case opSemDown:
		s.sem[in.x]--
	case opWait, opTimedWait:
		if t.waiting == 0 {
			if s.lock[in.x] != i+1 {
				s.fail(i)
				return
			}
			s.lock[in.x] = 0
			t.waiting, t.woken = 1, false
			s.waits[0] = append(s.waits[0], i)
			return
		}
		if t.reg = 1; !t.woken {
			t.reg = 0
			s.waits[0] = slices.DeleteFunc(s.waits[0], func(w int) bool { return w == i })
		}
		t.waiting = 0
		s.lock[in.x] = i + 1
	case opNotify, opNotifyAll:
		for n := len(s.waits[0]); n > 0; n-- {
			s.t[s.waits[0][0]].woken = true
			s.waits[0] = s.waits[0][1:]
			if in.op == opNotify {
				break
			}
		}
	case opPut:
		s.queue[in.x] = append(s.queue[in.x], t.reg+in.n)
	case opGet, opGetNow:
		if len(s.queue[in.x]) == 0 {
			t.reg = -1
			break
		}
		t.reg, s.queue[in.x] = s.queue[in.x][0], s.queue[in.x][1:]
	case opSet:
		s.events[in.x] = true
	case opClear:
		s.events[in.x] = false
	case opPrint:
		t.out = append(t.out, t.reg)
	case opStart:
		if s.t[in.x].born {
			s.fail(i)
			return
		}
		s.t[in.x].born = true
		s.arrive(in.x)
	}
	t.pc++
	s.arrive(i)
}

// touches is what a thread's next step touches.
func (s *state) touches(i int, dst []world.Touch) []world.Touch {
	t := &s.t[i]
	in := s.m.threads[i][t.pc]
	add := func(object int, a world.TouchKind) { dst = append(dst, world.Touch{Object: int32(object), Access: a}) }
	give := func(object int, was bool) { // was: it was available already
		if was {
			add(object, world.Writes)
		} else {
			add(object, world.Gives)
		}
	}
	add(objEnd+i, world.Gives)
	switch in.op {
	case opRead:
		dst = append(dst, world.Touch{Object: int32(objName + in.x), Access: world.Reads, Data: true})
	case opWrite, opAdd:
		dst = append(dst, world.Touch{Object: int32(objName + in.x), Access: world.Writes, Data: true})
	case opAcquire:
		add(objLock+in.x, world.Takes)
	case opTry, opTimed:
		add(objLock+in.x, world.Writes)
	case opRelease:
		give(objLock+in.x, s.lock[in.x] == 0)
	case opSemUp:
		give(objSem+in.x, s.sem[in.x] > 0)
	case opSemDown:
		add(objSem+in.x, world.Takes)
	case opWait, opTimedWait:
		switch {
		case t.waiting == 0:
			add(objCond, world.Writes)
			give(objLock+in.x, s.lock[in.x] == 0)
		case in.op == opWait:
			add(objSlot+i, world.Awaits)
			add(objLock+in.x, world.Takes)
		default:
			add(objCond, world.Writes)
			add(objSlot+i, world.Writes)
			add(objLock+in.x, world.Takes)
		}
	case opNotify, opNotifyAll:
		add(objCond, world.Writes)
		for n, w := range s.waits[0] {
			if n == 0 || in.op == opNotifyAll {
				add(objSlot+w, world.Gives)
			}
		}
	case opPut:
		add(objRoom+in.x, world.Takes)
		give(objItems+in.x, len(s.queue[in.x]) > 0)
	case opGet:
		add(objItems+in.x, world.Takes)
		give(objRoom+in.x, len(s.queue[in.x]) < room)
	case opGetNow:
		add(objItems+in.x, world.Writes)
		give(objRoom+in.x, len(s.queue[in.x]) < room)
	case opSet:
		give(objEvent+in.x, s.events[in.x])
	case opClear:
		add(objEvent+in.x, world.Writes)
	case opAwait:
		add(objEvent+in.x, world.Awaits)
	case opStart:
		add(objEnd+in.x, world.Writes)
	case opJoin:
		add(objEnd+in.x, world.Awaits)
	}
	return dst
}

// key tells states apart. At an end it is the outcome.
func (s *state) key(dst []byte, whole bool) []byte {
	num := func(n int) { dst = append(strconv.AppendInt(dst, int64(n), 10), ' ') }
	for i := range s.t {
		t := &s.t[i]
		num(t.pc)
		if whole {
			num(t.reg)
		}
		dst = append(dst, fmt.Sprint(t.born, t.ended, t.failed, t.waiting, t.woken)...)
		for _, o := range t.out {
			num(o)
		}
	}
	for _, v := range s.vals {
		num(v)
	}
	dst = append(dst, fmt.Sprint(s.lock, s.sem, s.waits, s.queue, s.events)...)
	return dst
}

func (s *state) clone() *state {
	c := *s
	c.t = slices.Clone(s.t)
	for i := range c.t {
		c.t[i].out = slices.Clone(c.t[i].out)
	}
	c.waits[0] = slices.Clone(s.waits[0])
	c.queue[0] = slices.Clone(s.queue[0])
	return &c
}

// outcomes visits every state, and gives the ends.
func (m *model) outcomes() map[string]bool {
	ends, seen := map[string]bool{}, map[string]bool{}
	var visit func(s *state)
	visit = func(s *state) {
		k := string(s.key(nil, true))
		if seen[k] {
			return
		}
		seen[k] = true
		end := true
		for i := range s.t {
			if s.enabled(i) {
				end = false
				next := s.clone()
				next.step(i)
				visit(next)
			}
		}
		if end {
			ends[string(s.key(nil, false))] = true
		}
	}
	visit(m.start())
	return ends
}

// system lets a model be searched.
type system struct {
	m *model
	s *state
}

func (y *system) Reset() { y.s = y.m.start() }

func (y *system) Live() (live, enabled Set) {
	for i := range y.s.t {
		if y.s.live(i) {
			live |= one(i)
		}
		if y.s.enabled(i) {
			enabled |= one(i)
		}
	}
	return live, enabled
}

func (y *system) Touches(i int, dst []world.Touch) []world.Touch { return y.s.touches(i, dst) }

func (y *system) Step(i int, dst []world.Touch) []world.Touch {
	dst = y.s.touches(i, dst)
	y.s.step(i)
	return append(dst, y.s.passed...)
}

func (y *system) Key(dst []byte) []byte { return y.s.key(dst, false) }

// randomModel makes a model of 2 to 4 threads.
func randomModel(r *rand.Rand) *model {
	n := 2 + r.IntN(3)
	m := &model{threads: make([][]instr, n), parent: make([]int, n)}
	size := []int{0, 0, 9, 6, 4}[n]
	// Few kinds at a time, so that they meet.
	kinds := []opcode{opRead, opWrite, opPrint}
	for range 2 + r.IntN(5) {
		kinds = append(kinds, opcode(r.IntN(int(opStart))))
	}
	for i := range n {
		m.parent[i] = -1
		held := -1
		for range 1 + r.IntN(size) {
			in := instr{op: kinds[r.IntN(len(kinds))], n: r.IntN(3)}
			switch in.op {
			case opRead, opWrite, opAdd, opPeek:
				in.x = r.IntN(names)
			case opAcquire, opTry, opTimed:
				in.x = r.IntN(locks)
				held = in.x
			case opRelease, opWait, opTimedWait:
				if in.x = r.IntN(locks); held >= 0 && r.IntN(4) > 0 {
					in.x = held
				}
				if in.op == opWait && held < 0 {
					m.threads[i] = append(m.threads[i], instr{op: opAcquire, x: in.x})
					held = in.x
				}
			}
			m.threads[i] = append(m.threads[i], in)
		}
		if held >= 0 && r.IntN(3) > 0 {
			m.threads[i] = append(m.threads[i], instr{op: opRelease, x: held})
		}
	}
	if last := n - 1; n > 2 && r.IntN(3) == 0 { // one thread starts another, and may wait for it
		m.parent[last] = 0
		at := r.IntN(len(m.threads[0]) + 1)
		m.threads[0] = slices.Insert(m.threads[0], at, instr{op: opStart, x: last})
		if r.IntN(2) == 0 {
			m.threads[0] = append(m.threads[0], instr{op: opJoin, x: last}, instr{op: opRead})
		}
	}
	return m
}

func (m *model) String() string {
	var b bytes.Buffer
	for i, code := range m.threads {
		var words []string
		for _, in := range code {
			words = append(words, fmt.Sprintf("%s %d %d", opNames[in.op], in.x, in.n))
		}
		fmt.Fprintf(&b, "%d (started by %d): %s\n", i, m.parent[i], strings.Join(words, "; "))
	}
	return b.String()
}
