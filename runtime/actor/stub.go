// Package actor is a program being run. This file only declares the shape that the conductor
// drives; it goes when the actors come.
package actor

import (
	"lockstep/runtime/event"
	"lockstep/runtime/python/object"
	"lockstep/runtime/stage"
	"lockstep/runtime/world"
	"time"
)

type Limits struct{ Steps, Depth int }

var DefaultLimits = Limits{1, 1}

type Program struct{}

func (*Program) Lines() int                  { return 0 }
func Load(p stage.Program) (*Program, error) { return nil, nil }

type Options struct {
	Name   string
	Argv   []string
	Now    func() time.Duration
	Random func([]byte)
	Limits Limits
}
type Actor struct{}
type Frame struct{}
type Var struct{}
type End struct {
	Kind      event.Kind
	Exit      int
	Err, Text string
	Limit     int
	Line      int
}

func Start(p *Program, o Options) *Actor              { return nil }
func (*Actor) Call() (c world.Call, ok bool)          { return }
func (*Actor) Op() string                             { return "" }
func (*Actor) Resume(world.Result)                    {}
func (*Actor) Stop()                                  {}
func (*Actor) End() *End                              { return nil }
func (*Actor) Line() int                              { return 0 }
func (*Actor) Span() (a, b int)                       { return }
func (*Actor) Frames() []Frame                        { return nil }
func (*Actor) Globals() []Var                         { return nil }
func (*Actor) Value(string) (v object.Value, ok bool) { return }
