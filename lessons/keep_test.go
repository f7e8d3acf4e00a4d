package lessons

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
)

// small is a lesson up to its parts.
const small = `format: 1
id: small
chapter: own
section: "1"
minutes: 1
title: Small
summary: A small one.
stages:
  only:
    actors:
      a:
        program: |
          print(1); print(2)
`

var kept = Kept{Stage: "only", Goal: `printed("a") == ["1"]`, Forbid: []string{"run"}, Solution: "step a"}

const part = `- do:
    ask: TODO say what the learner is to bring about.
    stage: only
    goal: |
      printed("a") == ["1"]
    forbid: [run]
    solution: step a
`

// TestKeep: where a part goes in files of all forms. @ stands for where it is to be.
func TestKeep(t *testing.T) {
	indented := func(n int) string {
		return strings.ReplaceAll(strings.Repeat(" ", n)+strings.TrimSuffix(part, "\n"), "\n", "\n"+strings.Repeat(" ", n)) + "\n"
	}
	two, nothing := indented(2), indented(0)
	for _, c := range []struct {
		name, file string
		at         int
		want       string // what is put in
	}{
		{"the last", small + "parts:\n  - say: x\n@", 0, two},
		{"not the last", small + "parts:\n  - say: x\n@  - say: y\n", 0, two},
		{"no final line end", small + "parts:\n  - say: x@", 0, "\n" + strings.TrimSuffix(two, "\n")},
		{"not indented", small + "parts:\n- say: x\n@- say: y\n", 0, nothing},
		{"far indented", small + "parts:\n      -   say: x\n@      -   say: y\n", 0, indented(6)},
		{"below the dash", small + "parts:\n  -\n    say: x\n@  -\n    say: y\n", 0, two},
		{"comments", small + "parts:\n  # first\n  - say: x # here\n    # of x\n@  # of y\n\n  # more\n  - say: y\n  # end\n", 0, two},
		{"the end's comments", small + "parts:\n  - say: x\n  - say: y\n@  # end\n\n# bye\n", 1, two},
		{"not the last key", strings.Replace(small, "title:", "parts:\n  - say: x\n  - say: |\n      y\n      # of y\n@\n# the title\ntitle:", 1), 1, two},
		{"blank lines between", small + "parts:\n\n  - say: x\n@\n  - say: y\n", 0, "\n" + two},
		{"blank lines before the last", small + "parts:\n  - say: x\n\n  - say: y\n@", 1, "\n" + two},
		{"the end of the document", small + "parts:\n  - say: x\n@...\n", 0, two},
		{"a text that ends in blank lines", small + "parts:\n  - say: |\n      x\n@\n\n  - say: y\n", 0, "\n" + two},
		{"DOS", strings.ReplaceAll(small+"parts:\n  - say: x\n@  - say: y\n", "\n", "\r\n"), 0, strings.ReplaceAll(two, "\n", "\r\n")},
		{"DOS without the last", strings.ReplaceAll(small+"parts:\n  - say: x@", "\n", "\r\n"), 0, strings.ReplaceAll("\n"+strings.TrimSuffix(two, "\n"), "\n", "\r\n")},
		{"a byte order mark", "\ufeff" + small + "parts:\n  - say: x\n@", 0, two},
		{"a start of the document", "---\n" + small + "parts:\n  - say: x\n@", 0, two},
		{"wide characters", small + "parts:\n  - say: 粘包\n@  - {say: y}\n", 0, two},
	} {
		data := strings.Replace(c.file, "@", "", 1)
		l, err := Parse("own.yaml", []byte(data), nil)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		out, made, err := l.Keep([]byte(data), c.at, kept)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if want := strings.Replace(c.file, "@", c.want, 1); string(out) != want {
			t.Errorf("%s:\n%q, not\n%q", c.name, out[min(len(out), len(small)-20):], want[min(len(want), len(small)-20):])
		}
		if p := made.Parts[c.at+1]; p.Goal.Source != kept.Goal || p.Solution.Source != kept.Solution {
			t.Errorf("%s: %+v", c.name, p)
		}
	}
}

// TestKeepRefuses: files that a part cannot be put into, and those that have changed.
func TestKeepRefuses(t *testing.T) {
	for _, c := range []struct{ file, now, want string }{
		{small + "parts: [say: x]\n", "", "own.yaml:14:8: keep.flow name=parts"},
		{small + "parts:\n  [{say: x},\n   {say: y}]\n", "", "own.yaml:15:3: keep.flow name=parts"},
		{small + "? parts\n: - say: x\n", "", "own.yaml:15:3: keep.flow name=parts"},
		{small + "parts:\n  - say: |+\n      x\n\n\n  - say: y\n", "", "keep.unfit why=keep.moves-others"},
		{small + "parts:\n  - say: x\n", small + "parts:\n  - say: y\n", "keep.changed file=own.yaml"},
		{small + "parts:\n  - say: x\n", "", "keep.changed file=own.yaml"},
	} {
		l, err := Parse("own.yaml", []byte(c.file), nil)
		if err != nil {
			t.Errorf("%s: %v", c.want, err)
			continue
		}
		now := c.file
		if strings.HasPrefix(c.want, "keep.changed") {
			now = c.now
		}
		if _, _, err := l.Keep([]byte(now), 0, kept); err == nil || err.Error() != c.want {
			t.Errorf("%v, not %s", err, c.want)
		}
	}
}

// TestKeepPrograms: programs that were changed make a stage of their own, behind the others.
func TestKeepPrograms(t *testing.T) {
	data := []byte(small + "# the parts\nparts:\n  - say: x\n")
	l, err := Parse("own.yaml", data, nil)
	if err != nil {
		t.Fatal(err)
	}
	k := kept
	k.Programs = []stage.Actor{{Name: "a", Program: stage.Program{Source: "if True:\n\n    print('1: #')\n"}}}
	k.Setup, k.Solution = `type a "x # y: z"`, "step a; > hello"
	for range 2 {
		if data, l, err = l.Keep(data, 0, k); err != nil {
			t.Fatal(err)
		}
	}
	want := `          print(1); print(2)
  only-kept:
    like: only
    actors:
      a:
        program: |
          if True:

              print('1: #')
  only-kept2:
    like: only
    actors:
      a:
        program: |
          if True:

              print('1: #')
# the parts
parts:
  - say: x
  - do:
      ask: TODO say what the learner is to bring about.
      stage: only-kept2
      setup: |
        type a "x # y: z"
      goal: |
        printed("a") == ["1"]
      forbid: [run]
      solution: |
        step a; > hello
  - do:
`
	if !strings.Contains(string(data), want) {
		t.Errorf("%s", data)
	}
	if st := l.Stage("only-kept"); st == nil || st.Actors[0].Program.Source != k.Programs[0].Program.Source {
		t.Errorf("%+v", st)
	}
}

// TestBehind: no part is put where it would move the start of another.
func TestBehind(t *testing.T) {
	do := "  - do:\n      ask: x\n      goal: printed(\"a\") == [\"1\"]\n      solution: step a\n"
	own := strings.Replace(do, "ask: x", "ask: x\n      stage: only", 1)
	l, err := Parse("own.yaml", []byte(small+"parts:\n"+"  - say: x\n"+do+"  - say: y\n"+do+"  - say: z\n"+own+do+"  - say: end\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []int{3, 3, 3, 3, 4, 6, 6, 7} {
		if got := l.Behind(i); got != want {
			t.Errorf("behind part %d: %d, not %d", i, got, want)
		}
	}
}

// FuzzKeep: whatever the file, a part is refused or put in, and all else stays, byte for byte.
func FuzzKeep(f *testing.F) {
	sample, err := os.ReadFile("testdata/sample.yaml")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sample, 1)
	f.Add([]byte(small+"parts:\n- say: x\n-\n  {say: \"a\n b\"}\n# c\n"), 1)
	f.Add([]byte(small+"parts:\n  - say: >\n      x\n\n\n  - say: 'y'"), 0)
	f.Fuzz(func(t *testing.T, data []byte, at int) {
		l, err := Parse("own.yaml", data, nil)
		if err != nil || at < 0 || at >= len(l.Parts) || len(l.Stages) == 0 {
			return
		}
		k := kept
		k.Stage = l.Stages[0].Name
		k.Goal = "now() > 1"
		out, made, err := l.Keep(data, at, k)
		if err != nil {
			if failure.All(err) == nil {
				t.Fatal(err)
			}
			return
		}
		if len(made.Parts) != len(l.Parts)+1 || made.Parts[at+1].Solution.Source != k.Solution {
			t.Errorf("the part is not where it should be:\n%s", out)
		}
		n := len(out) - len(data)
		for i := 0; i <= len(data); i++ {
			if bytes.Equal(out[:i], data[:i]) && bytes.Equal(out[i+n:], data[i:]) {
				return
			}
		}
		t.Errorf("other bytes have changed:\n%s", out)
	})
}

// TestKeepLanguage: the text to be written is in the languages that the lesson has.
func TestKeepLanguage(t *testing.T) {
	for _, c := range []struct {
		title     string
		languages []string
		want      string
	}{
		{"title: Small", nil, "    ask: TODO say what"},
		{"title: 小课", nil, "    ask: TODO 说明"},
		{"title: TCP", []string{"zh"}, "    ask: TODO 说明"},
		{"title:\n  zh: 小课", []string{"zh"}, "    ask:\n        zh: TODO 说明"},
		{"title:\n  en: Small\n  zh: 小课", nil, "    ask:\n        en: TODO say what the learner is to bring about.\n        zh: TODO 说明"},
	} {
		var course *Course
		if c.languages != nil {
			course = &Course{ID: "net", Languages: c.languages}
		}
		data := strings.Replace(small, "title: Small", c.title, 1) + "parts:\n  - say: x\n"
		l, err := parse("own.yaml", []byte(data), nil, course)
		if err != nil {
			t.Fatal(c.title, err)
		}
		out, _, err := l.Keep([]byte(data), 0, kept)
		if err != nil || !strings.Contains(string(out), c.want) {
			t.Errorf("%s: %v %s", c.title, err, out)
		}
	}
}
