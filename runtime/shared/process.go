package shared

import "lockstep/runtime/world"

// processes is what Call.Class has before the name of a class of multiprocessing.
const processes = "multiprocessing."

// ofProcesses adds the classes of multiprocessing: those of threading and queue, but for how
// CPython answers misuse, and what an Event's wait gives.
func ofProcesses() {
	const tooOften = "semaphore or lock released too many times"
	owned := func(do func(*pending) (world.Result, bool), message string) func(*pending) (world.Result, bool) {
		return func(p *pending) (world.Result, bool) {
			if !p.begun && !p.t.lock.heldBy(p.who) {
				return misused("AssertionError", message)
			}
			return do(p)
		}
	}
	alter("Lock", processes, "Lock", map[world.Kind]operation{
		world.Release: {do: func(p *pending) (world.Result, bool) {
			if p.t.count == 0 {
				return misused("ValueError", tooOften)
			}
			return releaseLock(p)
		}},
	})
	alter("RLock", processes, "RLock", map[world.Kind]operation{
		world.Release: {do: func(p *pending) (world.Result, bool) {
			if !p.t.heldBy(p.who) {
				return misused("AssertionError", "attempt to release recursive lock not owned by thread")
			}
			return releaseRLock(p)
		}},
	})
	permits := operation{do: looks(func(t *thing) int { return t.count })}
	alter("Semaphore", processes, "Semaphore", map[world.Kind]operation{world.Look: permits})
	alter("BoundedSemaphore", processes, "BoundedSemaphore", map[world.Kind]operation{
		world.Look: permits,
		world.Release: {do: func(p *pending) (world.Result, bool) {
			if p.t.count+p.call.N > p.t.max {
				return misused("ValueError", tooOften)
			}
			return giveBack(p)
		}},
	})
	alter("Event", processes, "Event", map[world.Kind]operation{
		world.Wait: {can: (*pending).signalled, do: awaitFlag, begins: true, expires: failed},
	})
	condition := classes["Condition"].operations
	wait := condition[world.Wait]
	wait.do = owned(wait.do, "must acquire() condition before using wait()")
	alter("Condition", processes, "Condition", map[world.Kind]operation{
		world.Wait: wait,
		world.Wake: {do: owned(condition[world.Wake].do, "lock is not owned")},
	})
	alter("Barrier", processes, "Barrier", nil)
	alter("Queue", processes, "Queue", map[world.Kind]operation{
		world.Put: {can: (*pending).room, do: putCopy, expires: full},
		world.Get: {can: (*pending).some, do: getCopy, expires: empty},
	})
	alter("JoinableQueue", processes, processes+"Queue", nil)
}

// waitFor is waitpid: it tells whether a process has ended, and how.
func waitFor(p *pending) (world.Result, bool) {
	return world.Result{Ended: p.t.set, N: p.t.exit}, true
}

// awaitFlag is wait of an Event of processes: it says whether the flag is set when it goes on, even
// where it was woken and the flag cleared since.
func awaitFlag(p *pending) (world.Result, bool) {
	r, done := awaitEvent(p)
	if done {
		r.N = number(p.t.set)
	}
	return r, done
}

// maxHeld is how many bytes may have been copied into the queues of a run and not taken out.
const maxHeld = 16 << 20

func putCopy(p *pending) (world.Result, bool) {
	if *p.s.held+len(p.call.Data) > maxHeld {
		return world.Result{Err: world.NoMemory}, true
	}
	*p.s.held += len(p.call.Data)
	return put(p)
}

func getCopy(p *pending) (world.Result, bool) {
	r, done := get(p)
	*p.s.held -= len(r.Data)
	return r, done
}
