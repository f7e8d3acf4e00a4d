package prove

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"lockstep/lessons"
	"lockstep/runtime/actor"
	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
)

// inCode is a text's code between backquotes.
var inCode = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile("`([^`]+)`")
})

// hints finds the hints of a part that leave nothing to find out: who carries out the commands that they name, in
// their order, is at the goal. They prove nothing wrong. Where the part asks for just these commands, there was
// nothing to find out.
func (p *prover) hints(part *lessons.Part, start lessons.Start) error {
	if asked, err := p.reaches(part, start, named(part.Text.EN)); asked || err != nil {
		return err
	}
	number := 1 + slices.IndexFunc(p.lesson.Parts, func(o lessons.Part) bool { return o.At == part.At })
	for n, h := range part.Hints {
		ways := [][]conductor.Command{named(h.EN), named(h.ZH)}
		for _, way := range slices.CompactFunc(ways, slices.Equal) { // mostly both languages name the same
			reaches, err := p.reaches(part, start, way)
			if err != nil {
				return err
			}
			if reaches {
				once(&p.advice, failure.New("prove.hint-tells", "hint", n+1, "part", number).Here(h.At))
			}
		}
	}
	return nil
}

// reaches says whether commands lead from where a part begins to its goal. Those that the part forbids or that cannot
// be carried out are left out, and a step of nobody: a text may only speak of it.
func (p *prover) reaches(part *lessons.Part, start lessons.Start, commands []conductor.Command) (bool, error) {
	commands = slices.DeleteFunc(commands, func(c conductor.Command) bool {
		return c.Verb == conductor.Step && c.Actor == "" || forbids(part, c.Verb.String())
	})
	if len(commands) == 0 {
		return false, nil
	}
	t, err := p.begin(start, part.Goal)
	if t == nil {
		return false, err
	}
	defer t.Close()
	t.reached = false
	for _, c := range commands {
		if _, err := p.exec(t, lessons.Code{Source: c.String()}, "hint"); err != nil {
			return false, err
		}
	}
	return t.reached, nil
}

// named are the commands that a text names as code, or consists of.
func named(text string) (all []conductor.Command) {
	for _, m := range append(inCode().FindAllStringSubmatch(text, -1), []string{"", text}) { // it may be no more than that
		if commands, err := conductor.ParseSchedule(m[1]); err == nil { // else it is of Python, say
			all = append(all, commands...)
		}
	}
	return all
}

// unwritten finds the texts that are still to be written, or to be translated.
func unwritten(l *lessons.Lesson) (found failure.List) {
	texts := []lessons.Text{l.Title, l.Summary, l.Outcome}
	for i := range l.Parts {
		p := &l.Parts[i]
		texts = append(append(texts, p.Text), p.Hints...)
		for _, o := range p.Options {
			texts = append(texts, o.Text, o.Why)
		}
	}
	for _, t := range texts {
		if lang := untranslated(t); lang != "" {
			found = append(found, failure.New("prove.untranslated", "lang", lang).Here(t.At))
		}
		if strings.Contains(t.EN, lessons.Placeholder) || strings.Contains(t.ZH, lessons.Placeholder) {
			found = append(found, failure.New("prove.unwritten", "mark", lessons.Placeholder).Here(t.At))
		}
	}
	return found
}

// untranslated is the language of a text whose words seem to be of the other: English without a Latin letter but in
// code, Chinese of several words without a character; "" for none.
func untranslated(t lessons.Text) string {
	words := func(s string) (latin, han int) {
		for _, w := range strings.Fields(inCode().ReplaceAllString(s, "")) {
			if strings.IndexFunc(w, func(r rune) bool { return unicode.Is(unicode.Han, r) }) >= 0 {
				han++
			} else if strings.IndexFunc(w, unicode.IsLower) >= 0 {
				latin++
			}
		}
		return latin, han
	}
	if !t.Each {
		return ""
	}
	if latin, han := words(t.EN); latin == 0 && han > 0 {
		return "en"
	}
	if latin, han := words(t.ZH); latin > 2 && han == 0 {
		return "zh"
	}
	return ""
}

// slips are the exceptions that the author of a program hardly means: a name that is spelt wrong, calls without an
// end, arguments of the wrong kind.
var slips = []string{"AttributeError", "ImportError", "ModuleNotFoundError", "NameError", "RecursionError", "TypeError", "UnboundLocalError"}

// failed says which actors of a run have failed, by what and where: the rest goes wrong because of it.
func failed(r *conductor.Run) (all failure.List) {
	for _, a := range r.Actors() {
		end, program := endOf(r, a)
		if end == nil || end.Err == "" && end.Kind != event.Faulted {
			continue
		}
		f := failure.New("prove.failed", "actor", a.Name(), "error", end.Err, "line", program.Line+end.Line)
		if why := actor.Refusal(end.Text); end.Kind == event.Faulted && why != nil {
			f.Args = append(f.Args, "why", why)
		}
		all = append(all, f)
	}
	return all
}

// endOf is how an actor ended, nil while it has not, and its program.
func endOf(r *conductor.Run, a *conductor.Actor) (*actor.End, stage.Program) {
	i := r.Stage().ActorIndex(a.Main())
	if i < 0 {
		return nil, stage.Program{}
	}
	return a.End(), r.Stage().Actors[i].Program
}

// undefined notes the names in the programs of a stage that nothing gives a value.
func (p *prover) undefined(st *stage.Stage) {
	for _, a := range st.Actors {
		if strings.Contains(a.Program.Source, "NameError") { // it is meant
			continue
		}
		program, err := actor.Load(a.Program)
		if err != nil { // which is said elsewhere
			continue
		}
		for _, f := range program.Undefined() {
			once(&p.advice, f)
		}
	}
}

// told says whether an advice of the kind was given for a line.
func (p *prover) told(id string, at failure.Place) bool {
	return slices.ContainsFunc(p.advice, func(f *failure.Failure) bool { return f.ID == id && f.At.File == at.File && f.At.Line == at.Line })
}

// slip notes the programs that have failed so, or used up what a program may, where the part does not ask for it: by
// the lesson's own moves, or where run makes them.
func (p *prover) slip(t *trial, asked lessons.Code, byRun bool) {
	for _, a := range t.Actors() {
		end, program := endOf(t.Run, a)
		if end == nil || !slices.Contains(slips, end.Err) && end.Kind != event.LimitReached {
			continue
		}
		at := failure.Place{File: program.File, Line: program.Line + end.Line}
		if p.told("python.undefined", at) || strings.Contains(asked.Source, "error(") || strings.Contains(asked.Source, "failed") {
			continue
		}
		f := failure.New("prove.slip", "actor", a.Name(), "error", said(end))
		if byRun && p.told("prove.slip", at) {
			continue
		}
		if byRun {
			f.Args = append(f.Args, "run", true)
		}
		once(&p.advice, f.Here(at))
	}
}

// said is the last line of a traceback: what the exception says; "" where there is none.
func said(end *actor.End) string {
	if end.Kind == event.LimitReached {
		return ""
	}
	text := strings.TrimSpace(end.Text)
	return text[strings.LastIndexByte(text, '\n')+1:]
}
