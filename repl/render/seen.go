package render

import (
	"lockstep/runtime/event"
	"lockstep/runtime/stage"
)

// Seen is what can be shown of a run of the real world, of which there are only the events.
func Seen(hosts []stage.Host, events []event.Event) *Scene {
	owner := map[int]string{} // who used a socket first has opened it
	for i := range events {
		if e := &events[i]; owner[e.FD] == "" {
			owner[e.FD] = e.Actor
		}
	}
	return &Scene{Hosts: hosts, Events: events, Blind: true, Owner: func(fd int) string { return owner[fd] }}
}
