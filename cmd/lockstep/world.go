package main

import (
	"lockstep/lessons/goal"
	"lockstep/repl"
	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
	"lockstep/runtime/failure"
	"lockstep/runtime/lab"
	"lockstep/runtime/process"
	"lockstep/runtime/real"
	"lockstep/runtime/stage"
	"lockstep/runtime/world"
)

// worlds is the worlds a run can take place in, by name.
func (a *app) worlds() map[repl.World]func(*stage.Stage, world.Sink) (world.World, error) {
	return map[repl.World]func(*stage.Stage, world.Sink) (world.World, error){
		repl.Lab:  lab.Open,
		repl.Real: real.Opener(real.Options{Remote: a.remote}),
	}
}

// open starts a run of a stage in a world.
func (a *app) open(st *stage.Stage, in repl.World, o conductor.Options) (*conductor.Run, error) {
	if o.Open, o.Until = a.worlds()[in], goal.Until(); in == repl.Real {
		o.Launch = process.Launch
	}
	return conductor.New(st, o)
}

// only is the stage with the actors alone that were asked for. What they are typed comes from
// standard input.
func (p *player) only(st *stage.Stage) (*stage.Stage, error) {
	if repl.World(p.world) == repl.Lab {
		return nil, usage{failure.New("cli.actor-needs-real")}
	}
	some := *st
	some.Actors = nil
	names := goal.NamesOf(st).Actors
	for _, name := range p.actors {
		at := st.ActorIndex(name)
		if at < 0 {
			return nil, failure.New("cli.no-actor", "stage", st.Name, "actor", name, "actors", names, "nearest", failure.Nearest(name, names))
		}
		a := st.Actors[at]
		a.Input = nil
		some.Actors = append(some.Actors, a)
	}
	return &some, nil
}

// listening says where peers find what the moves since first have made ready for them.
func (p *player) listening(r *conductor.Run, first int) (lines []string) {
	for _, e := range r.Journal().Between(first, r.MovesMade()) {
		if e.Kind != event.Called || e.Err != "" || e.Op != "listen" && e.Op != "bind" && e.Op != "create_server" || !e.From.IsValid() {
			continue
		}
		for _, s := range r.View().Sockets {
			if s.FD == e.FD && (s.UDP || s.State == "LISTEN") {
				lines = append(lines, p.say("real.listening", "address", real.Reach(r.Stage(), r.Actor(e.Actor).Host(), e.From).String(), "udp", s.UDP))
			}
		}
	}
	return lines
}
