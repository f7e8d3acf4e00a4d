package shared

import (
	"maps"
	"slices"

	"lockstep/runtime/world"
)

// class is how the objects of a class of threading, queue or multiprocessing serve operations.
type class struct {
	name       string
	operations map[world.Kind]operation
	module     string // what Call.Class has before the name: "multiprocessing."
}

// classes is the table of what threads and processes can share, by Call.Class.
var classes = map[string]*class{}

func init() { // a condition's operations ask the table for its lock
	for _, c := range []class{
		{"Lock", map[world.Kind]operation{
			world.Acquire: {can: (*pending).unheld, do: (*pending).take, expires: failed},
			world.Release: {do: releaseLock},
			world.Look:    {do: looks(func(t *thing) int { return t.count })},
		}, ""},
		{"RLock", map[world.Kind]operation{
			world.Acquire: {can: (*pending).unheldByOthers, do: (*pending).take, expires: failed},
			world.Release: {do: releaseRLock},
		}, ""},
		{"Semaphore", map[world.Kind]operation{
			world.Acquire: {can: (*pending).permitted, do: takePermit, expires: failed},
			world.Release: {do: giveBack},
		}, ""},
		{"BoundedSemaphore", map[world.Kind]operation{
			world.Acquire: {can: (*pending).permitted, do: takePermit, expires: failed},
			world.Release: {do: giveBackBounded},
		}, ""},
		{"Event", map[world.Kind]operation{
			world.Wait:  {can: (*pending).signalled, do: awaitEvent, begins: true, expires: failed},
			world.Wake:  {do: setEvent},
			world.Clear: {do: func(p *pending) (world.Result, bool) { p.t.set = false; return did(0) }},
			world.Look:  {do: looks(func(t *thing) int { return number(t.set) })},
		}, ""},
		{"Condition", map[world.Kind]operation{
			world.Wait: {can: (*pending).mayGoOn, do: awaitCondition, begins: true},
			world.Wake: {do: notify},
		}, ""},
		{"Barrier", map[world.Kind]operation{
			world.Wait:    {enters: (*pending).mayEnter, can: (*pending).passed, do: awaitBarrier, begins: true, expires: breakBarrier},
			world.Release: {do: func(p *pending) (world.Result, bool) { p.t.open(); return did(0) }},
			world.Abort:   {do: func(p *pending) (world.Result, bool) { p.t.abort(); return did(0) }},
			world.Reset:   {do: resetBarrier},
			world.Look:    {do: lookBarrier},
		}, ""},
		{"Queue", map[world.Kind]operation{
			world.Put:      {can: (*pending).room, do: put, expires: full},
			world.Get:      {can: (*pending).some, do: get, expires: empty},
			world.TaskDone: {do: taskDone},
			world.Finish:   {can: (*pending).finished, do: nothing},
			world.Look:     {do: looks(func(t *thing) int { return len(t.items) })},
		}, ""},
		{"Thread", map[world.Kind]operation{
			world.Start: {do: nothing},
			world.Join:  {can: (*pending).over, do: waitFor, expires: failed},
			world.Look:  {do: looks(func(t *thing) int { return number(!t.set) })},
		}, ""},
		{"Process", map[world.Kind]operation{
			world.Start:  {do: nothing},
			world.Join:   {can: (*pending).over, do: waitFor, expires: failed},
			world.Look:   {do: waitFor},
			world.Signal: {do: nothing},
		}, ""},
	} {
		classes[c.name] = &c
	}
	alter("LifoQueue", "", "Queue", nil)
	ofProcesses()
}

// alter makes a class that serves some operations otherwise than another does.
func alter(name, module, like string, otherwise map[world.Kind]operation) {
	c := class{name, maps.Clone(classes[like].operations), module}
	maps.Copy(c.operations, otherwise)
	classes[module+name] = &c
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}

func nothing(*pending) (world.Result, bool) { return did(0) }
func failed(*pending) world.Result          { return world.Result{} }

func looks(f func(t *thing) int) func(*pending) (world.Result, bool) {
	return func(p *pending) (world.Result, bool) { return did(f(p.t)) }
}

func (p *pending) unheld() bool { return p.t.count == 0 }

func (p *pending) unheldByOthers() bool { return p.t.count == 0 || p.t.holders[0] == p.who }

// take is acquire of a Lock and of an RLock.
func (p *pending) take() (world.Result, bool) {
	p.t.hold(p, 1)
	return did(1)
}

func (t *thing) hold(p *pending, times int) {
	if t.count == 0 {
		t.holders = append(t.holders[:0], p.who)
		t.since = p.s.moment()
	}
	t.count += times
}

func (t *thing) letGo() { t.count, t.holders = 0, t.holders[:0] }

// releaseLock: any thread may release a Lock.
func releaseLock(p *pending) (world.Result, bool) {
	if p.t.count == 0 {
		return misused("RuntimeError", "release unlocked lock")
	}
	p.t.letGo()
	return did(0)
}

func releaseRLock(p *pending) (world.Result, bool) {
	if !p.t.heldBy(p.who) {
		return misused("RuntimeError", "cannot release un-acquired lock")
	}
	if p.t.count--; p.t.count == 0 {
		p.t.letGo()
	}
	return did(0)
}

func (t *thing) heldBy(who string) bool { return t.count > 0 && t.holders[0] == who }

func (p *pending) permitted() bool { return p.t.count > 0 }

func takePermit(p *pending) (world.Result, bool) {
	p.t.count--
	p.t.holders = append(p.t.holders, p.who)
	p.t.since = p.s.moment()
	return did(1)
}

// giveBack is release of a semaphore, by whomever: what the thread itself acquired goes first.
func giveBack(p *pending) (world.Result, bool) {
	for range p.call.N {
		p.t.count++
		i := slices.Index(p.t.holders, p.who)
		if i < 0 {
			i = 0
		}
		if len(p.t.holders) > 0 {
			p.t.holders = slices.Delete(p.t.holders, i, i+1)
		}
	}
	return did(0)
}

func giveBackBounded(p *pending) (world.Result, bool) {
	if p.t.count+p.call.N > p.t.max {
		return misused("ValueError", "Semaphore released too many times")
	}
	return giveBack(p)
}

func (p *pending) over() bool { return p.t.set }
