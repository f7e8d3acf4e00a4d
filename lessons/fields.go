package lessons

import (
	"net/netip"
	"slices"
	"strconv"
	"time"

	"gopkg.in/yaml.v3"

	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
)

// The tables of every key that a lesson file, and a course.yaml, may have. The loader walks them, so that what is
// not in them is refused.

var lessonFields = []field[draft]{
	must("format", number(1, 1), func(d *draft) *int { return &d.Format }),
	must("id", name, func(d *draft) *Name { return &d.id }),
	must("chapter", name, func(d *draft) *Name { return &d.chapter }),
	must("section", word, func(d *draft) *string { return &d.Section }),
	must("minutes", number(1, 600), func(d *draft) *int { return &d.Minutes }),
	may("needs", distinct(list(1, lessonID)), func(d *draft) *[]Name { return &d.Needs }),
	must("title", text, func(d *draft) *Text { return &d.Title }),
	must("summary", text, func(d *draft) *Text { return &d.Summary }),
	may("outcome", text, func(d *draft) *Text { return &d.Outcome }),
	may("forbid", distinct(list(1, command(Helping))), func(d *draft) *[]Name { return &d.Forbid }),
	may("stages", entries(stageKind), func(d *draft) *[]entry[stageDraft] { return &d.stages }),
	must("parts", list(1, partKind), func(d *draft) *[]Part { return &d.Parts }),
}

var courseFields = []field[courseDraft]{
	may("id", name, func(d *courseDraft) *Name { return &d.id }),
	must("title", text, func(d *courseDraft) *Text { return &d.Title }),
	may("order", list(1, name), func(d *courseDraft) *[]Name { return &d.Order }),
	may("languages", distinct(list(1, language)), func(d *courseDraft) *[]string { return &d.Languages }),
	may("authors", word, func(d *courseDraft) *string { return &d.Authors }),
	may("licence", word, func(d *courseDraft) *string { return &d.Licence }),
}

var stageFields = []field[stageDraft]{
	may("like", name, func(s *stageDraft) *Name { return &s.like }),
	may("hosts", entries(address), func(s *stageDraft) *[]entry[netip.Addr] { return &s.hosts }),
	may("link", linkKind, func(s *stageDraft) *linkDraft { return &s.link }),
	may("actors", entries(actorKind), func(s *stageDraft) *[]entry[actorDraft] { return &s.actors }),
	may("input", entries(list(0, word)), func(s *stageDraft) *[]entry[[]string] { return &s.input }),
	may("files", fileTexts, func(s *stageDraft) *[]entry[string] { return &s.files }),
	may("always", expression, func(s *stageDraft) *Code { return &s.always }),
	may("seed", seedKind, func(s *stageDraft) *seedDraft { return &s.seed }),
	may("cpus", some(number(1, stage.MaxCPUs)), func(s *stageDraft) **int { return &s.cpus }),
	may("slice", some(duration), func(s *stageDraft) **time.Duration { return &s.slice }),
}

var linkFields = []field[linkDraft]{
	may("latency", some(duration), func(k *linkDraft) **time.Duration { return &k.latency }),
	may("mtu", some(number(stage.MinMTU, stage.MaxMTU)), func(k *linkDraft) **int { return &k.mtu }),
	may("path-mtu", some(number(stage.MinMTU, stage.MaxMTU)), func(k *linkDraft) **int { return &k.pathMTU }),
}

var actorFields = []field[actorDraft]{
	may("program", program, func(a *actorDraft) *Code { return &a.program }),
	may("file", lineName, func(a *actorDraft) *Name { return &a.file }),
	may("host", name, func(a *actorDraft) *Name { return &a.host }),
}

var sayFields = []field[Part]{
	must("say", text, func(p *Part) *Text { return &p.Text }),
}

var predictFields = []field[Part]{
	must("ask", text, func(p *Part) *Text { return &p.Text }),
	may("stage", name, func(p *Part) *Name { return &p.Stage }),
	may("setup", commands, func(p *Part) *Code { return &p.Setup }),
	must("options", list(2, predictOption), func(p *Part) *[]Option { return &p.Options }),
	must("then", commands, func(p *Part) *Code { return &p.Then }),
	must("answer", expression, func(p *Part) *Code { return &p.Answer }),
}

var parNumber = number(1, 1000)

var doFields = []field[Part]{
	must("ask", text, func(p *Part) *Text { return &p.Text }),
	may("stage", name, func(p *Part) *Name { return &p.Stage }),
	may("setup", commands, func(p *Part) *Code { return &p.Setup }),
	must("goal", expression, func(p *Part) *Code { return &p.Goal }),
	may("forbid", distinct(list(1, command(Forbiddable))), func(p *Part) *[]Name { return &p.Forbid }),
	{name: "par", shape: parNumber.shape, read: func(l *loader, n *yaml.Node, p *Part) {
		p.Par, _ = parNumber.read(l, n, "par")
		p.ParAt = l.place(n)
	}},
	may("hints", list(1, text), func(p *Part) *[]Text { return &p.Hints }),
	must("solution", commands, func(p *Part) *Code { return &p.Solution }),
	may("world", worldName, func(p *Part) *string { return &p.World }),
}

// exerciseFields are those of a do with edit or always.
var exerciseFields = []field[Part]{
	must("ask", text, func(p *Part) *Text { return &p.Text }),
	must("stage", name, func(p *Part) *Name { return &p.Stage }),
	must("edit", distinct(list(1, name)), func(p *Part) *[]Name { return &p.Edit }),
	may("always", expression, func(p *Part) *Code { return &p.Always }),
	may("forbid", distinct(list(1, command(Forbiddable))), func(p *Part) *[]Name { return &p.Forbid }),
	may("hints", list(1, text), func(p *Part) *[]Text { return &p.Hints }),
	must("solution", entries(program), func(p *Part) *[]entry[Code] { return &p.solution }),
}

var quizFields = []field[Part]{
	must("ask", text, func(p *Part) *Text { return &p.Text }),
	must("options", list(2, record("quiz-option", quizOptionFields, optionAt)), func(p *Part) *[]Option { return &p.Options }),
}

var predictOptionFields = []field[Option]{
	must("value", expression, func(o *Option) *Code { return &o.Value }),
	may("text", text, func(o *Option) *Text { return &o.Text }),
	may("why", text, func(o *Option) *Text { return &o.Why }),
}

var quizOptionFields = []field[Option]{
	must("text", text, func(o *Option) *Text { return &o.Text }),
	must("why", text, func(o *Option) *Text { return &o.Why }),
	may("right", truth, func(o *Option) *bool { return &o.Right }),
}

var (
	lessonKind = record("lesson", lessonFields, func(failure.Place) draft { return draft{} })
	courseKind = record("course", courseFields, func(failure.Place) courseDraft { return courseDraft{} })
	stageKind  = record("stage", stageFields, func(failure.Place) stageDraft { return stageDraft{} })
	linkKind   = record("link", linkFields, func(failure.Place) linkDraft { return linkDraft{} })
	actorKind  = record("actor", actorFields, func(at failure.Place) actorDraft { return actorDraft{at: at} })
)

func optionAt(at failure.Place) Option { return Option{At: at} }

// predictOption is an expression, or one with the text that is shown for it.
var predictOption = kind[Option]{func(l *loader, n *yaml.Node, key string) (Option, bool) {
	if n.Kind == yaml.MappingNode {
		return record("predict-option", predictOptionFields, optionAt).read(l, n, key)
	}
	c, ok := expression.read(l, n, key)
	return Option{Value: c, At: c.At}, ok
}, func() schema { return anyOf(expression.shape(), recordShape("predict-option", predictOptionFields)) }}

// seedKind is a number, or the word that makes the seed each learner's own.
var seedKind = kind[seedDraft]{func(l *loader, n *yaml.Node, key string) (seedDraft, bool) {
	s, ok := scalar(l, n, key)
	if !ok {
		return seedDraft{}, false
	}
	seed, err := strconv.ParseUint(s, 10, 53)
	if err != nil && s != learnerSeed {
		l.report(l.place(n), "lesson.bad-seed", "got", s, "word", learnerSeed)
		return seedDraft{}, false
	}
	return seedDraft{given: true, learner: err != nil, number: seed}, !l.octal(s, n, key)
}, func() schema {
	return anyOf(schema{"type": "integer", "minimum": 0, "maximum": uint64(1<<53 - 1)}, schema{"const": learnerSeed})
}}

// learnerSeed is how a lesson says that a stage's seed is each learner's own.
const learnerSeed = "learner"

// partKind is a map with one key, which says what kind of part it is. A say has its text there,
// the others a record.
var partKind = kind[Part]{func(l *loader, n *yaml.Node, key string) (Part, bool) {
	at := l.place(n)
	if !l.given(n, key) {
		return Part{}, false
	}
	if n.Kind != yaml.MappingNode {
		l.misshapen(n, "lesson.no-kind", "kinds", kindNames[:])
		return Part{}, false
	}
	part, kinds := Part{}, 0
	l.fields(n, key, kindNames[:], func(i int, value *yaml.Node) {
		if kinds++; kinds > 1 {
			return
		}
		k := Kind(i)
		fields := [...][]field[Part]{Predict: predictFields, Do: doFields, Quiz: quizFields}[k]
		in := k.String()
		if k == Do && isExercise(value) {
			fields, in = exerciseFields, exerciseName
		}
		if k == Say {
			sayFields[0].read(l, value, &part)
		} else {
			part, _ = record(k.String(), fields, func(failure.Place) Part { return Part{} }).read(l, value, in)
		}
		part.Kind, part.At = k, at
	})
	switch {
	case kinds == 0 && len(n.Content) == 0:
		l.report(at, "lesson.no-kind", "kinds", kindNames[:])
	case kinds > 1:
		l.report(at, "lesson.two-kinds", "kinds", kindNames[:])
	}
	return part, kinds == 1
}, partShape}

// isExercise says whether a do is one in which the learner changes programs. Without edit, it may be meant to be.
func isExercise(do *yaml.Node) bool {
	if do.Kind != yaml.MappingNode {
		return false
	}
	solution := lookup(do, "solution")
	return lookup(do, "edit") != nil ||
		lookup(do, "goal") == nil && (lookup(do, "always") != nil || solution != nil && solution.Kind == yaml.MappingNode)
}

// some keeps apart what is not written from what is written as zero.
func some[V any](k kind[V]) kind[*V] {
	return kind[*V]{func(l *loader, n *yaml.Node, key string) (*V, bool) {
		v, ok := k.read(l, n, key)
		return &v, ok
	}, k.shape}
}

// lineName is any text on one line, with its place: a file's name.
var lineName = kind[Name]{func(l *loader, n *yaml.Node, key string) (Name, bool) {
	s, ok := word.read(l, n, key)
	return Name{s, l.place(n)}, ok
}, word.shape}

// command is the name of one of some commands of the prompt.
func command(some []string) kind[Name] {
	return kind[Name]{func(l *loader, n *yaml.Node, key string) (Name, bool) {
		c, ok := lineName.read(l, n, key)
		if ok && !slices.Contains(some, c.Name) {
			l.unknown("lesson.unknown-command", c, some)
		}
		return c, ok
	}, func() schema { return schema{"enum": some} }}
}
