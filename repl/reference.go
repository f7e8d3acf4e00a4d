package repl

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"lockstep/lessons/goal"
	"lockstep/repl/prompt"
	"lockstep/repl/render"
	"lockstep/repl/text"
	"lockstep/runtime/actor"
)

// names are all that programs can use, and what goals can ask, as if it were of a module called goal.
var names = sync.OnceValue(func() []actor.Entry {
	all := actor.Reference()
	for _, f := range goal.Functions() {
		all = append(all, actor.Entry{Name: goalPrefix + f.Name, Module: "goal", Kind: actor.FunctionKind, Signature: asked(f)})
	}
	return all
})

// asked is how a function of goals is called; that its arguments have no names goes without saying.
func asked(f goal.Function) string { return strings.Replace(f.Signature, ", /)", ")", 1) }

// explained is how many meanings of a word help explains; beyond them it only lists.
const explained = 6

//go:generate go test -count=1 -run TestReferenceIsFresh -rewrite .

// meanings finds what a word means in programs: "socket.recv", "recv", "conn.recv(1024)". Where some
// end in all of "Process.join", others are what is only called "join" too.
func meanings(word string) (found, others []actor.Entry) {
	word, _, _ = strings.Cut(strings.TrimSpace(word), "(")
	all := names()
	if i := slices.IndexFunc(all, func(e actor.Entry) bool { return e.Name == word || e.Full() == word }); i >= 0 {
		return all[i : i+1], nil
	}
	last := word[strings.LastIndexByte(word, '.')+1:]
	if last == "" {
		return nil, nil
	}
	for _, e := range all {
		switch {
		case strings.HasSuffix(e.Name, "."+word):
			found = append(found, e)
		case last != word && e.Word() == last:
			others = append(others, e)
		}
	}
	if found == nil {
		return others, nil
	}
	return found, others
}

// grouped puts entries together that mean the same and are called the same way: str.split, bytes.split.
func grouped(l text.Lang, found []actor.Entry) [][]actor.Entry {
	var out [][]actor.Entry
	for _, e := range found {
		i := slices.IndexFunc(out, func(g []actor.Entry) bool {
			return g[0].Kind == e.Kind && g[0].Signature == e.Signature && text.Reference(l, g[0].Name) == text.Reference(l, e.Name)
		})
		if i < 0 {
			out, i = append(out, nil), len(out)
		}
		out[i] = append(out[i], e)
	}
	return out
}

// explain says what names mean.
func (s *Session) explain(found []actor.Entry) {
	groups := grouped(s.lang, found)
	if len(groups) > explained {
		s.say("repl.reference-many", "names", namesOf(found))
		return
	}
	for _, g := range groups {
		for _, e := range g {
			for _, line := range text.Wrap(heading(e), s.width()-1) {
				s.out.line(" " + s.out.Paint(render.Head, line))
			}
		}
		s.indented(text.Reference(s.lang, g[0].Name))
		for _, held := range holdings {
			if has := g[0].Holds(names(), held.kind); len(has) > 0 {
				s.indented(text.Say(s.lang, held.id, "names", has))
			}
		}
		if len(g[0].Refused) > 0 {
			s.indented(text.Say(s.lang, "repl.reference-refused", "names", g[0].Refused))
		}
	}
}

// screenPrefix tells the words that views show from the names of programs.
const screenPrefix = "screen."

// explainShown explains words that views show, "SYN,ACK", and says whether all are such words.
func (s *Session) explainShown(said string) bool {
	var found []render.Word
	for word := range strings.SplitSeq(said, ",") {
		word = strings.TrimSpace(word)
		i := slices.IndexFunc(render.Words, func(w render.Word) bool {
			return strings.EqualFold(w.Name, word) || w.Chinese == word && word != ""
		})
		if i < 0 {
			return false
		}
		found = append(found, render.Words[i])
	}
	for _, w := range found {
		heading := w.Name
		if s.lang.String() == "zh" {
			heading = cmp.Or(w.Chinese, w.Name)
		}
		s.out.line(" " + s.out.Paint(render.Head, heading))
		s.indented(text.Reference(s.lang, screenPrefix+w.Name))
	}
	return true
}

func namesOf(entries []actor.Entry) (list []string) {
	for _, e := range entries {
		list = append(list, e.Name)
	}
	return list
}

// holdings are what modules and classes hold, in the order of help.
var holdings = []struct {
	kind actor.Kind
	id   string
}{
	{actor.FunctionKind, "repl.reference-functions"},
	{actor.ClassKind, "repl.reference-classes"},
	{actor.ExceptionKind, "repl.reference-exceptions"},
	{actor.ConstantKind, "repl.reference-constants"},
	{actor.MethodKind, "repl.reference-methods"},
	{actor.AttributeKind, "repl.reference-attributes"},
}

// indented is a paragraph below a heading.
func (s *Session) indented(paragraph string) {
	for _, line := range text.Wrap(paragraph, s.width()-3) {
		s.out.line("   " + line)
	}
}

// goalPrefix tells the functions of goals, which are written without it, from those of programs.
const goalPrefix = "goal."

// heading is a name as programs write it.
func heading(e actor.Entry) string {
	switch {
	case e.Kind == actor.ModuleKind:
		return "import " + e.Name
	case e.Value != "":
		return e.Name + " = " + e.Value
	case e.Base != "":
		return "class " + e.Name + "(" + e.Base + ")"
	}
	return strings.TrimPrefix(e.Name, goalPrefix) + e.Signature
}

// nameWords lists the names that a word may become, a part at a time, and what views show.
func nameWords(s *Session, word string) []prompt.Suggestion {
	var out []prompt.Suggestion
	for _, e := range names() {
		if rest, begins := strings.CutPrefix(e.Name, word); word != "" && begins && !strings.Contains(rest, ".") {
			out = append(out, prompt.Suggestion{Text: e.Name, Help: e.Signature + "  " + text.Reference(s.lang, e.Name)})
		}
	}
	for _, w := range render.Words {
		if word != "" && strings.HasPrefix(w.Name, word) {
			out = append(out, prompt.Suggestion{Text: w.Name, Help: text.Reference(s.lang, screenPrefix+w.Name)})
		}
	}
	return out
}
