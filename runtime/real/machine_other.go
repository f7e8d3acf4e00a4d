//go:build !linux && !darwin

package real

import (
	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
	"lockstep/runtime/world"
)

// manyLoopbacks says whether all of 127.0.0.0/8 answers.
const manyLoopbacks = true

// open refuses: this system has no poll over raw descriptors as we use it.
func open(*stage.Stage, world.Sink, Options) (world.World, error) {
	return nil, failure.New("real.not-here")
}

// RemoveFolders has nothing to do.
func RemoveFolders() {}
