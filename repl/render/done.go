package render

import (
	"fmt"
	"slices"
	"strings"

	"lockstep/repl/text"
	"lockstep/runtime/event"
	"lockstep/runtime/python/object"
)

// deed is a line of an actor's program, of which is known what it last did.
type deed struct {
	actor string
	line  int
}

// deeds finds the last event at each line: its index.
func (s *Scene) deeds() map[deed]int {
	if s.did == nil {
		s.did = map[deed]int{}
	}
	for ; s.acted < len(s.Events); s.acted++ {
		switch e := &s.Events[s.acted]; e.Kind {
		case event.Called, event.Accessed, event.Printed, event.Failed:
			s.did[deed{e.Actor, e.Line}] = s.acted
		}
	}
	return s.did
}

// lastDone says what a line of a program last did: what came of its last operation, else what the
// variables hold that nothing but this line binds. Where several actors run the program it says whose it is.
func (v View) lastDone(s *Scene, l *listing, number, room int) *line {
	source := clean(strings.TrimSpace(l.actors[0].Lines[number-1]))
	last, whose := -1, ""
	for _, a := range l.actors {
		if i, ok := s.deeds()[deed{a.Name, number}]; ok && i > last {
			last, whose = i, a.Name
		}
	}
	if last >= 0 {
		note := (&line{}).add(Faint, "# ")
		if len(l.actors) > 1 {
			note.add(Faint, clean(whose)+": ")
		}
		if said := v.outcome(s, &s.Events[last], source, room-note.width()); said.width() > 0 {
			return note.join(said)
		}
	}
	var values []string
	for _, b := range l.actors[0].Bindings() {
		for _, a := range l.actors {
			x := a.variable(b.Function, b.Name)
			if b.Line != number || x == nil {
				continue
			}
			said := valued(source, x)
			if said != "" && len(l.actors) > 1 && b.Function != moduleFrame {
				said = clean(a.Name) + ": " + said
			}
			values = append(values, said)
			if b.Function == moduleFrame { // they share it
				break
			}
		}
	}
	if said := strings.Join(slices.DeleteFunc(values, func(x string) bool { return x == "" }), ", "); said != "" {
		return (&line{}).add(Faint, text.Cut("# "+said, room))
	}
	return &line{}
}

// variable finds a variable of the innermost call of a function; nil where there is none.
func (a *Actor) variable(function, name string) *Var {
	for _, f := range a.Frames() {
		if f.Function == function {
			if i := slices.IndexFunc(f.Vars, func(x Var) bool { return x.Name == name }); i >= 0 {
				return &f.Vars[i]
			}
			return nil
		}
	}
	return nil
}

// valued is the value of a variable beside the line that binds it; nothing where the line says it.
func valued(source string, x *Var) string {
	name, repr := clean(x.Name), clean(x.Repr)
	switch {
	case source == name+" = "+repr, strings.HasPrefix(repr, "<"): // an object, of which repr says nothing
		return ""
	case strings.HasPrefix(source, name+" = "):
		return repr
	}
	return name + " = " + repr
}

// outcome is what came of the last operation of a line, in short; nothing where that goes without
// saying.
func (v View) outcome(s *Scene, e *event.Event, source string, room int) *line {
	l := &line{}
	switch {
	case e.Kind == event.Printed:
		return l.add(Faint, text.Cut("» "+clean(e.Text), room))
	case e.Kind == event.Failed:
		return l.add(Bad, text.Cut("✗ "+clean(e.Err), room))
	case e.Err == "EOF":
		return l.add(Faint, v.say("view.end-of-input"))
	case e.Err != "":
		return l.add(Bad, "✗ "+clean(e.Err))
	case e.Kind == event.Accessed:
		return l.add(Faint, text.Cut(v.access(e), room))
	case e.Value != "":
		return l.add(Faint, text.Cut(clean(e.Value), room))
	case e.Op == "input":
		return l.add(Faint, text.Cut(fmt.Sprintf(`"%s"`, clean(string(e.Data))), room))
	case e.Data != nil && !strings.Contains(strings.ReplaceAll(source, `"`, "'"), clean(object.Repr(object.Bytes(e.Data)))):
		l.add(Faint, quoteCounted(e.Data, room))
	}
	if e.Op == "accept" || e.Op == "recvfrom" {
		l.add(Faint, strings.Repeat(" ", min(l.width(), 1))+strings.TrimSpace(v.about(s, e)))
	}
	return l
}
