package prove_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lockstep/lessons/prove"
)

// writer writes files into a folder.
func writer(t *testing.T, dir string) func(name, text string) {
	return func(name, text string) {
		t.Helper()
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestFolder: a folder's lessons are proved, whatever depth they are at; what belongs to none is
// a stray, and no two have the same id.
func TestFolder(t *testing.T) {
	dir := t.TempDir()
	write := writer(t, dir)
	for name, text := range map[string]string{
		"one.yaml":           lesson("one", "one.py"),
		"below/two.yaml":     lesson("one", "two.py"),
		"one.py":             "print(1)\n",
		"below/two.py":       "print(2)\n",
		"below/left.py":      "print(3)\n",
		"notes.txt":          "",
		"named.yml":          "",
		"README.md":          "",
		"code.go":            "package x\n",
		"testdata/bad.yaml":  "bad",
		".hidden/three.yaml": "bad",
		"worse/syntax.yaml":  lesson("syntax", "syntax.py"),
		"worse/syntax.py":    "print(\n",
		"unread/typo.yaml":   lesson("typo", "typo.py") + "prats: []\n",
		"unread/typo.py":     "print(4)\n",
	} {
		write(name, text)
	}
	report, err := new(prove.Checker).Check(t.Context(), []string{dir}, known)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range report.Failures {
		name, _ := filepath.Rel(dir, f.At.File)
		got = append(got, filepath.ToSlash(name)+" "+f.ID)
	}
	want := []string{
		"below/left.py lesson.stray-file",

		"named.yml lesson.stray-file",
		"notes.txt lesson.stray-file",
		"one.yaml lesson.duplicate-id",
		"unread/typo.yaml lesson.unknown-key",
		"worse/syntax.py python.bracket.unclosed",
	}
	if !slices.Equal(got, want) || len(report.Proved) != 1 {
		t.Errorf("%d proved; got %q, want %q", len(report.Proved), got, want)
	}
}

func lesson(id, program string) string {
	return `format: 1
id: ` + id + `
chapter: network
section: "1"
minutes: 1
title: x
summary: x
stages:
  local:
    actors:
      server:
        file: ` + program + `
parts:
  - say: Read this.
`
}

// TestCheckAgain: what has changed is proved again and the rest is not; what it means for others is said.
func TestCheckAgain(t *testing.T) {
	dir := t.TempDir()
	write := writer(t, dir)
	write("one.yaml", lesson("one", "one.py"))
	write("one.py", "print(1)\n")
	write("two.yaml", lesson("two", "two.py")+"needs: [one]\n")
	write("two.py", "print(2)\n")
	var k prove.Checker
	for _, c := range []struct {
		what             string
		change           func()
		anew, gone, says []string
	}{
		{"first", func() {}, []string{"one.yaml", "two.yaml"}, nil, nil},
		{"nothing", func() {}, nil, nil, nil},
		{"a program", func() { write("two.py", "print(3)\n") }, []string{"two.yaml"}, nil, nil},
		{"a broken program", func() { write("two.py", "print(\n") }, []string{"two.yaml"}, nil, []string{"python.bracket.unclosed"}},
		{"and a need", func() { write("two.yaml", lesson("two", "two.py")+"needs: [none]\n") }, nil, nil, []string{"python.bracket.unclosed", "lesson.no-such-need"}},
		{"who needs the broken", func() { write("one.yaml", lesson("one", "one.py")+"needs: [two]\n") }, []string{"one.yaml"}, nil, []string{"python.bracket.unclosed", "lesson.no-such-need"}},
		{"as before", func() {
			write("two.yaml", lesson("two", "two.py")+"needs: [one]\n")
			write("one.yaml", lesson("one", "one.py"))
		}, []string{"one.yaml"}, nil, []string{"python.bracket.unclosed"}},
		{"mended", func() { write("two.py", "print(3)\n") }, []string{"two.yaml"}, nil, nil},
		{"a comment", func() { write("one.yaml", "# x\n"+lesson("one", "one.py")) }, []string{"one.yaml"}, nil, nil},
		{"another id", func() { write("one.yaml", lesson("first", "one.py")) }, []string{"one.yaml"}, nil, []string{"lesson.no-such-need"}},
		{"gone", func() { os.Remove(filepath.Join(dir, "one.yaml")) }, nil, []string{"one.yaml"}, []string{"lesson.stray-file", "lesson.no-such-need"}},
	} {
		c.change()
		r, err := k.Check(t.Context(), []string{dir, filepath.Join(dir, "two.yaml")}, known)
		if err != nil {
			t.Fatal(err)
		}
		names := func(files []string) (out []string) {
			for _, f := range files {
				out = append(out, filepath.Base(f))
			}
			return out
		}
		var says []string
		for _, f := range r.Failures {
			says = append(says, f.ID)
		}
		if !slices.Equal(names(r.Anew), c.anew) || !slices.Equal(names(r.Gone), c.gone) || !slices.Equal(says, c.says) {
			t.Errorf("%s: anew %q, gone %q, %q", c.what, r.Anew, r.Gone, says)
		}
	}
	write("one.yaml", lesson("first", "one.py")) // what two needs is not there: it is true in itself
	if r, err := k.Check(t.Context(), []string{dir}, known); err != nil || len(r.Proved) != 1 || len(r.Held) != 2 {
		t.Errorf("a need: %d proved, %d held, %v", len(r.Proved), len(r.Held), err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if r, err := new(prove.Checker).Check(ctx, []string{dir}, known); err != context.Canceled || r.Proved != nil {
		t.Errorf("broken off: %v, %v", r, err)
	}
}

// TestCourseAgain: a course that is named twice is told of once, and lessons that have not changed are those of the
// course as it is now.
func TestCourseAgain(t *testing.T) {
	dir := t.TempDir()
	write := writer(t, dir)
	write("one.yaml", lesson("one", "one.py"))
	write("one.py", "print(1)\n")
	write("notes.txt", "")
	var k prove.Checker
	for _, languages := range []string{"en, zh", "en"} {
		write("course.yaml", "title: Own\nid: own\norder: [none]\nlanguages: ["+languages+"]\n")
		r, err := k.Check(t.Context(), []string{dir, dir, filepath.Join(dir, "course.yaml")}, known)
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Failures) != 2 || r.Failures[0].ID != "course.no-such-lesson" || r.Failures[1].ID != "lesson.stray-file" {
			t.Errorf("%s: %v", languages, r.Failures)
		}
		if len(r.Proved) != 1 {
			t.Fatalf("%s: %d proved", languages, len(r.Proved))
		}
		if strings.Join(r.Proved[0].Languages(), ", ") != languages {
			t.Errorf("%s: proved of the course %+v", languages, r.Proved[0].Course)
		}
	}
}
