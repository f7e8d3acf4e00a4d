package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"lockstep/lessons"
	"lockstep/lessons/goal"
	"lockstep/lessons/prove"
	"lockstep/repl/text"
)

// TestAuthors does what the authors' guide does, in each language: it writes the files that the guide
// shows, runs the commands, and finds what they say there. What stands between fences is, by what
// follows the first of them,
//
//	yaml FILE     a file; yaml +FILE: what is added to its end; yaml =FILE: its last lines anew
//	python FILE   a program beside the lessons
//	console       "$ command" and what it says; behind "> " what is typed at the prompt. A line
//	              of "…" stands for lines that the guide leaves out
//
// and every lesson that came of it passes check.
func TestAuthors(t *testing.T) {
	for _, page := range []struct {
		file string
		lang text.Lang
	}{{"AUTHORS.md", text.En}, {"AUTHORS.zh.md", text.Zh}} {
		t.Run(page.lang.String(), func(t *testing.T) {
			guide, err := os.ReadFile("../../lessons/" + page.file)
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			t.Chdir(dir)
			t.Setenv("LOCKSTEP_HOME", filepath.Join(dir, "home"))
			t.Setenv("LOCKSTEP_LANG", page.lang.String())
			for _, b := range fenced(string(guide)) {
				at := fmt.Sprintf("%s:%d", page.file, b.line)
				if b.info == "console" {
					b.play(t, at)
				} else {
					b.write(t, at)
				}
			}
			for _, f := range checkAll(t, dir) {
				t.Error(f)
			}
			showsAll(t, fenced(string(guide)))
			sayMistakes(t, page.lang, string(guide))
		})
	}
}

// block is what stands between two fences.
type block struct {
	line int    // of the first fence
	info string // what follows it
	text string
}

func fenced(page string) (out []block) {
	in := false
	for i, line := range strings.SplitAfter(page, "\n") {
		info, fence := strings.CutPrefix(line, "```")
		switch {
		case fence && !in:
			out = append(out, block{line: i + 1, info: strings.TrimSpace(info)})
			in = true
		case fence:
			in = false
		case in:
			out[len(out)-1].text += line
		}
	}
	return out
}

// write makes a file what the guide says of it.
func (b block) write(t *testing.T, at string) {
	t.Helper()
	kind, name, _ := strings.Cut(b.info, " ")
	if kind != "yaml" && kind != "python" || name == "" {
		t.Fatalf("%s: nothing runs a block of %q", at, b.info)
	}
	file := strings.TrimLeft(name, "+=")
	content := ""
	if file != name {
		old, err := os.ReadFile(file)
		if err != nil {
			t.Fatalf("%s: %v", at, err)
		}
		lines := strings.SplitAfter(string(old), "\n")
		if name[0] == '=' {
			lines = lines[:len(lines)-1-strings.Count(b.text, "\n")]
		}
		content = strings.Join(lines, "")
	}
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content+b.text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// play runs the commands of a block and compares what they say.
func (b block) play(t *testing.T, at string) {
	t.Helper()
	for _, said := range strings.Split("\n"+strings.TrimSuffix(b.text, "\n"), "\n$ ")[1:] {
		command, want, _ := strings.Cut(said, "\n")
		args := argumentsOf(command)
		if args[0] != "lockstep" {
			t.Fatalf("%s: nothing runs %q", at, command)
		}
		var typed strings.Builder
		for line := range strings.SplitSeq(want, "\n") {
			if text, ok := strings.CutPrefix(line, ">"); ok {
				typed.WriteString(strings.TrimPrefix(text, " ") + "\n")
			}
		}
		dir := t.TempDir()
		out := tempFile(t, dir, "out", nil)
		run(args[1:], tempFile(t, dir, "in", []byte(typed.String())), out, out)
		got, err := os.ReadFile(out.Name())
		if err != nil {
			t.Fatal(err)
		}
		if line, ok := says(string(got), want); !ok {
			t.Errorf("%s: $ %s does not say %q here. It says\n%s", at, command, line, got)
		}
	}
}

// argumentsOf cuts a command line; what stands in double quotes is one argument.
func argumentsOf(command string) (args []string) {
	for i, part := range strings.Split(command, `"`) {
		if i%2 == 1 {
			args = append(args, part)
		} else {
			args = append(args, strings.Fields(part)...)
		}
	}
	return args
}

// seconds is how long something took.
var seconds = regexp.MustCompile(`\d+\.\d+( s:| 秒：)`)

// says compares what was said with the guide's lines; where they part, it gives the guide's, or "the end".
func says(got, want string) (string, bool) {
	clean := func(s string) []string {
		var out []string
		for line := range strings.SplitSeq(strings.Trim(seconds.ReplaceAllString(s, "0.0$1"), "\n"), "\n") {
			out = append(out, strings.TrimRight(line, " "))
		}
		return out
	}
	lines, skip := clean(got), false
	for _, w := range clean(want) {
		if w == "…" {
			skip = true
			continue
		}
		for skip && len(lines) > 0 && lines[0] != w {
			lines = lines[1:]
		}
		if len(lines) == 0 || lines[0] != w {
			return w, false
		}
		lines, skip = lines[1:], false
	}
	return "the end", skip || len(lines) == 0
}

// showsAll: there is no key of a lesson file and no function of a goal that no example has.
func showsAll(t *testing.T, examples []block) {
	t.Helper()
	var b strings.Builder
	for _, e := range examples {
		b.WriteString(e.text)
	}
	for _, r := range lessons.Records() {
		for _, k := range r.Keys {
			if !strings.Contains(b.String(), " "+k.Name+":") && !strings.Contains(b.String(), "\n"+k.Name+":") {
				t.Errorf("no example has %s of %s", k.Name, r.Name)
			}
		}
	}
	for _, f := range goal.Functions() {
		if !strings.Contains(b.String(), f.Name+"(") {
			t.Errorf("no example has %s()", f.Name)
		}
	}
}

// checkAll proves all lessons of a folder.
func checkAll(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	report, err := new(prove.Checker).Check(t.Context(), files, builtIn())
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range report.Failures {
		out = append(out, text.Failure(text.En, f))
	}
	return out
}
