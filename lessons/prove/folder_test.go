package prove_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"lockstep/lessons/prove"
)

// TestFolder: a folder's lessons are proved, whatever depth they are at; what belongs to none is
// a stray, and no two have the same id.
func TestFolder(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"one.yaml":           lesson("one", "one.py"),
		"below/two.yaml":     lesson("one", "two.py"),
		"one.py":             "print(1)\n",
		"below/two.py":       "print(2)\n",
		"below/left.py":      "print(3)\n",
		"notes.txt":          "",
		"README.md":          "",
		"code.go":            "package x\n",
		"testdata/bad.yaml":  "bad",
		".hidden/three.yaml": "bad",
		"worse/syntax.yaml":  lesson("syntax", "syntax.py"),
		"worse/syntax.py":    "print(\n",
		"unread/typo.yaml":   lesson("typo", "typo.py") + "prats: []\n",
		"unread/typo.py":     "print(4)\n",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	report, err := prove.Check([]string{dir}, known)
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

		"notes.txt lesson.stray-file",
		"one.yaml lesson.duplicate-id",
		"unread/typo.yaml lesson.unknown-key",
		"worse/syntax.py python.bracket.unclosed",
	}
	if !slices.Equal(got, want) || len(report.Proved) != 2 {
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
