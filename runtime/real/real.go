// Package real is the machine's own world: kernel sockets on loopback, wall-clock time, files in a
// folder of the run's own. It serves the interface that the lab serves, by raw descriptors that never
// block and one poll over everything that waits: no goroutine sits in a system call for an actor, so
// that nothing has to be interrupted. (Package net would do so, and would hide what sockets do: its
// past deadlines time out with data waiting, and net.Listen sets SO_REUSEADDR.)
//
// What happens here is not ours to repeat: packets cannot be steered and moves cannot be taken back.
// It must not know Python, actors, who holds which socket, or how anything is shown.
package real

import (
	"lockstep/runtime/stage"
	"lockstep/runtime/world"
)

// Options are what may be different from run to run.
type Options struct {
	Remote bool // programs may bind and call addresses beyond loopback
}

// OnLoopback gives each host of a stage its addresses on this machine.
func OnLoopback(st *stage.Stage) []stage.Machine { return st.OnLoopback(manyLoopbacks) }

// Opener opens the world of a completed stage. What happens is reported to the sink, which may be
// nil. The world must be closed.
func Opener(o Options) func(*stage.Stage, world.Sink) (world.World, error) {
	return func(st *stage.Stage, sink world.Sink) (world.World, error) { return open(st, sink, o) }
}
