package render

import "lockstep/repl/text"

// Condition is one of those that make a goal, as far as it has been reached.
type Condition struct {
	Source string // on one line
	Holds  bool
	Now    string // what the run gives at the moment for what is asked of it; "" where that says nothing
	Raised string // the exception that it raises instead
}

// Goal shows how far each condition of a goal is.
func (v View) Goal(conditions []Condition) []string {
	var out []*line
	for _, c := range conditions {
		head := (&line{}).add(Faint, "   "+v.say("view.condition-open")+" ")
		if c.Holds {
			head = (&line{}).add(Good, "   "+v.say("view.condition-holds")+" ")
		}
		indent := head.width()
		for i, part := range text.Wrap(text.Escape(c.Source), v.width()-indent) {
			if i > 0 {
				head = (&line{}).at(indent, Plain, "")
			}
			out = append(out, head.add(Code, part))
		}
		if now := v.now(c); now != "" {
			out = v.noted(out, (&line{}).add(Faint, now), indent+2, v.width())
		}
	}
	return v.show(out)
}

// now says what the run gives at the moment.
func (v View) now(c Condition) string {
	switch {
	case c.Raised != "":
		return v.say("view.condition-nothing-yet", "why", c.Raised)
	case c.Now != "":
		return v.say("view.condition-now", "value", c.Now)
	}
	return ""
}
