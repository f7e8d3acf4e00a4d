package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"lockstep/lessons"
	"lockstep/repl"
	"lockstep/repl/export"
	"lockstep/repl/prompt"
	"lockstep/repl/text"
)

// TestDemos: the demonstration of every lesson plays to its end, in both languages: every part is there, every
// solution reaches its goal, every question is answered.
func TestDemos(t *testing.T) {
	for i, e := range lessons.Catalogue() {
		if testing.Short() && i%5 != 0 {
			continue
		}
		l, err := lessons.Load(e.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, lang := range []text.Lang{text.En, text.Zh} {
			var out bytes.Buffer
			o := repl.Options{Demo: true, In: prompt.NewPlain(nothing{}, &out, true), Out: &out, Speed: 1}
			(&app{lang: lang, lessons: catalogue{brought: lessons.Catalogue()}}).fill(&o)
			s := repl.New(o)
			ok, err := s.Run(t.Context(), l.ID)
			s.Close()
			if !ok || err != nil {
				t.Errorf("%s %s: %v %v:\n%s", l.ID, lang, ok, err, out.String())
				continue
			}
			rest := out.String()
			wants := func(what string) {
				t.Helper()
				_, after, found := strings.Cut(rest, what)
				if !found {
					t.Errorf("%s %s: %q does not come in:\n%s", l.ID, lang, what, rest)
				}
				rest = after
			}
			for i, p := range l.Parts {
				wants(fmt.Sprintf("%s %d/%d", l.Title.In(lang.String()), i+1, len(l.Parts)))
				switch {
				case p.Exercise():
					wants(text.Say(lang, "demo.mended"))
				case p.Kind == lessons.Do:
					reached, _, _ := strings.Cut(text.Say(lang, "demo.reached", "reached", true, "n", 777), "777")
					wants(reached)
				case p.Kind == lessons.Predict:
					shows, _, _ := strings.Cut(text.Say(lang, "repl.outcome", "value", "777", "answer", 1), "777")
					wants(shows)
				case p.Kind == lessons.Quiz:
					answer, _, _ := strings.Cut(text.Say(lang, "repl.answer-is", "n", 777), "777")
					wants(answer)
				}
			}
			wants(text.Say(lang, "repl.heading", "title", l.Title.In(lang.String())))
		}
	}
}

// cast films the demonstration of a lesson.
func cast(t *testing.T, id string, lang text.Lang) []byte {
	t.Helper()
	o := repl.Options{}
	(&app{lang: lang, lessons: catalogue{brought: lessons.Catalogue()}}).fill(&o)
	c := &export.Cast{}
	if err := repl.Film(t.Context(), o, id, nil)(c); err != nil {
		t.Fatal(id, err)
	}
	return c.Bytes()
}

// TestCasts: the cast of every lesson is what version 2 of asciicast asks for, is the same each time, and has a
// mark for each part.
func TestCasts(t *testing.T) {
	for i, e := range lessons.Catalogue() {
		if testing.Short() && i%5 != 0 {
			continue
		}
		data := cast(t, e.ID, []text.Lang{text.En, text.Zh}[i%2])
		if i < 4 && !bytes.Equal(data, cast(t, e.ID, []text.Lang{text.En, text.Zh}[i%2])) {
			t.Errorf("%s: another cast the second time", e.ID)
		}
		parts, err := readCast(data)
		if err != nil || parts < e.Parts {
			t.Errorf("%s: %d marks, %v", e.ID, parts, err)
		}
	}
}

// readCast reads a cast as its specification says (asciicast version 2): a head with version and size, then
// events [time, code, data] whose times never go back. It gives how many are marks.
func readCast(data []byte) (marks int, err error) {
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	var head struct {
		Version, Width, Height int
		Title                  string
		Env                    map[string]string
	}
	if err := json.Unmarshal([]byte(lines[0]), &head); err != nil {
		return 0, err
	}
	if !utf8.Valid(data) || head.Version != 2 || head.Width != 80 || head.Height != 24 || head.Title == "" || head.Env["TERM"] == "" {
		return 0, fmt.Errorf("head %+v", head)
	}
	last := 0.0
	for n, line := range lines[1:] {
		var event [3]any
		if err := json.Unmarshal([]byte(line), &event); err != nil {
			return 0, fmt.Errorf("line %d: %v", n+2, err)
		}
		at, timed := event[0].(float64)
		said, written := event[2].(string)
		switch {
		case !timed || !written || at < last:
			return 0, fmt.Errorf("line %d: %s", n+2, line)
		case event[1] == "m":
			marks++
		case event[1] != "o" || strings.Contains(strings.ReplaceAll(said, "\r\n", ""), "\n"):
			return 0, fmt.Errorf("line %d: %s", n+2, line)
		}
		last = at
	}
	return marks, nil
}
