package lessons

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"lockstep/runtime/failure"
)

// text is what learners read: one string for all languages, or one for each. Where the course leaves
// out a language, who reads it gets the other.
var text = kind[Text]{func(l *loader, n *yaml.Node, key string) (Text, bool) {
	t := Text{At: l.place(n)}
	if n.Kind == yaml.SequenceNode || n.Kind == yaml.ScalarNode {
		s, ok := scalar(l, n, key)
		l.cut(n, key)
		t.EN, t.ZH = s, s
		l.lacks = true
		for _, lang := range Languages { // no text begins so
			if f := l.fullWidth(n.Line); f != nil && strings.HasPrefix(s, lang+"：") {
				l.found = append(l.found, f)
				return t, false
			}
		}
		return t, ok
	}
	if !l.given(n, key) {
		return t, false
	}
	if n.Style&yaml.FlowStyle != 0 && !languagesOnly(n) {
		l.report(l.place(n), "lesson.flow-text", "name", key)
		return t, false
	}
	in := []*string{&t.EN, &t.ZH}
	meant := l.fields(n, key, Languages, func(i int, value *yaml.Node) {
		*in[i], _ = scalar(l, value, Languages[i])
		l.cut(value, Languages[i])
	})
	for _, lang := range l.languages() {
		if lookup(n, lang) == nil && !slices.Contains(meant, lang) && !l.within(n, lang) {
			l.report(l.place(n), "lesson.missing-language", "name", key, "lang", lang)
		}
	}
	t.Each = t.EN != "" && t.ZH != ""
	l.lacks = l.lacks || t.EN == "" || t.ZH == ""
	t.EN, t.ZH = cmp.Or(t.EN, t.ZH), cmp.Or(t.ZH, t.EN)
	return t, true
}, func() schema { return schema{"$ref": "#/$defs/text"} }}

// languages are those that no text may lack.
func (l *loader) languages() []string {
	if l.course != nil {
		return l.course.Languages
	}
	return Languages
}

// languagesOnly says whether each key is a language and has a text. In {en: Is it lost, or not}
// the comma ends the text and "or not" is a key without a value.
func languagesOnly(n *yaml.Node) bool {
	for i := 0; i+1 < len(n.Content); i += 2 {
		known := n.Content[i].Value == "en" || n.Content[i].Value == "zh"
		if !known || n.Content[i+1].ShortTag() == "!!null" {
			return false
		}
	}
	return true
}

// cut reports what YAML takes for a comment and the author hardly does: in "read #1 again" the text ends before
// the #. Of a comment there is a space behind it, or more than one in front of it.
func (l *loader) cut(n *yaml.Node, key string) {
	comment, _, _ := strings.Cut(n.LineComment, "\n")
	if n.Style != 0 || len(comment) < 2 || strings.ContainsRune(" #!", rune(comment[1])) {
		return
	}
	for line := n.Line; line <= len(l.lines); line++ { // where the text goes on below its key, in its last line
		if before, _, found := strings.Cut(l.lines[line-1], " "+comment); found {
			if !strings.HasSuffix(before, " ") {
				l.report(l.at(line, utf8.RuneCountInString(before)+2), "lesson.cut", "name", key)
			}
			return
		}
	}
}

// within reports a language that stands in the text of the other, indented too far.
func (l *loader) within(n *yaml.Node, lang string) bool {
	for i := 0; i+1 < len(n.Content); i += 2 {
		for line := n.Content[i].Line + 1; line <= len(l.lines) && strings.Contains(n.Content[i+1].Value, "\n"); line++ {
			before, key, after := keyAt(l.lines[line-1])
			switch {
			case blank(l.lines[line-1]):
			case before < n.Column:
				line = len(l.lines)
			case key == lang && strings.HasPrefix(after, ":"):
				l.report(l.at(line, before+1), "lesson.swallowed", "name", lang, "in", n.Content[i].Value)
				return true
			}
		}
	}
	return false
}

// inside reports a key that a record lacks and that stands in one of its texts, indented too far.
func (l *loader) inside(n *yaml.Node, name string) bool {
	for line := n.Line; line <= len(l.lines) && (blank(l.lines[line-1]) || line == n.Line || indentOf(l.lines[line-1]) >= n.Column-1); line++ {
		before, key, after := keyAt(l.lines[line-1])
		if key != name || !strings.HasPrefix(after, ":") {
			continue
		}
		if header := l.blockOf(line); header > 0 {
			_, above, _ := keyAt(l.lines[header-1])
			l.report(l.at(line, before+1), "lesson.swallowed", "name", name, "in", above, "missing", true)
			return true
		}
	}
	return false
}

// blockOf is the line of the literal block that a line is in; 0 for none.
func (l *loader) blockOf(line int) int {
	header := line - 1
	for header > 0 && (blank(l.lines[header-1]) || indentOf(l.lines[header-1]) >= indentOf(l.lines[line-1])) {
		header--
	}
	if header > 0 && isHeader(l.lines[header-1]) {
		return header
	}
	return 0
}

// misplaced adds to a failure about a key that there is not where keys of its name belong.
func misplaced(f *failure.Failure) {
	var of []string
	for _, r := range Records() {
		if slices.ContainsFunc(r.Keys, func(k Key) bool { return k.Name == f.Arg("name") }) {
			of = append(of, r.Name)
		}
	}
	f.Args = append(f.Args, "of", of)
}

// swallowed makes of a failure in code a sentence about the key that made it one: it is indented like the code,
// and meant to stand beside it.
func (l *loader) swallowed(f *failure.Failure) {
	before, key, after := keyAt(f.At.Source)
	if !strings.HasPrefix(f.ID, "python.") && !strings.HasPrefix(f.ID, "schedule.") && f.ID != "goal.two-lines" || !strings.HasPrefix(after, ": ") ||
		strings.Contains(after, " = ") || !slices.Contains(allKeys(), key) {
		return
	}
	if f.At.File != l.file {
		return
	}
	if header := l.blockOf(f.At.Line); header > 0 {
		_, above, _ := keyAt(l.lines[header-1])
		f.ID, f.Args, f.At = "lesson.swallowed", []any{"name", key, "in", above}, l.at(f.At.Line, before+1)
	}
}
