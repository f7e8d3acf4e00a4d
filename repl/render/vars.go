package render

import (
	"strings"

	"lockstep/repl/text"
)

// Vars shows the variables of one actor, or of all ("" for name): of each call that it is in,
// innermost first, then the global ones.
func (v View) Vars(s *Scene, name string) []string {
	var out []*line
	for i := range s.Actors {
		a := &s.Actors[i]
		if name != "" && a.Name != name {
			continue
		}
		out = append(out, (&line{}).add(Plain, " ").add(Head, clean(a.Name)))
		none := true
		for _, f := range a.Frames() {
			if f.Function != moduleFrame {
				out = append(out, (&line{}).add(Faint, "   "+v.say("view.in-function", "name", f.Function, "line", f.Line)))
			}
			for _, x := range f.Vars {
				none = false
				l := (&line{}).add(Plain, "   "+clean(x.Name)).add(Faint, " =")
				value, at := []string{clean(x.Repr)}, l.width()+1
				if name != "" {
					value = text.Wrap(value[0], max(v.width()-at, 10))
				}
				for _, part := range value {
					out = append(out, l.add(Plain, " "+part))
					l = (&line{}).add(Plain, strings.Repeat(" ", at-1))
				}
			}
		}
		if none {
			out = append(out, (&line{}).add(Faint, "   "+v.say("view.no-vars")))
		}
	}
	return v.show(out)
}
