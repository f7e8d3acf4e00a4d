package prove_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lockstep/lessons/prove"
	"lockstep/repl/text"
	"lockstep/runtime/failure"
)

// A comment says what is wrong with its own line, with a line below (want+1), or with the file:
//
//	minutes: five  # want: lesson.not-number name=minutes got=five
//
// An id may be cut short after its dot; an argument, where it would go on.
var wanted = regexp.MustCompile(`# want(-file|\+\d+)?: ([^#\n]+)`)

type want struct {
	line int
	id   string
	args []string
}

var argument = regexp.MustCompile(` (\w+=)`)

func wants(source string) (all []want) {
	for i, line := range strings.Split(source, "\n") {
		for _, m := range wanted.FindAllStringSubmatch(line, -1) {
			parts := strings.Split(argument.ReplaceAllString(strings.TrimSpace(m[2]), "\n$1"), "\n")
			w := want{line: i + 1, id: parts[0], args: parts[1:]}
			if m[1] == "-file" {
				w.line = 0
			} else {
				below, _ := strconv.Atoi(strings.TrimPrefix(m[1], "+"))
				w.line += below
			}
			all = append(all, w)
		}
	}
	return all
}

func (w want) fits(f *failure.Failure) bool {
	if f.At.Line != w.line || f.ID != w.id && !(strings.HasSuffix(w.id, ".") && strings.HasPrefix(f.ID, w.id)) {
		return false
	}
	for _, a := range w.args {
		name, value, _ := strings.Cut(a, "=")
		if !strings.HasPrefix(fmt.Sprint(f.Arg(name)), value) {
			return false
		}
	}
	return true
}

// goNames are what a sentence would hold in which a Go value was not said in words.
var goNames = regexp.MustCompile(`%!|<nil>|\[\]|map\[|&\{|0x[0-9a-f]{6}|\b(yaml|failure|lessons|stage|goal)\.[A-Z]|int64|!!\w+ into`)

// TestBroken checks lessons that are broken, each in its own way: what is wrong is reported on its
// line, and nothing else is.
func TestBroken(t *testing.T) {
	files, err := filepath.Glob("testdata/broken/*.yaml")
	if err != nil || len(files) < 60 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".yaml"), func(t *testing.T) {
			source, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			report, err := new(prove.Checker).Check(t.Context(), []string{file}, known)
			if err != nil {
				t.Fatal(err)
			}
			left := wants(string(source))
			if len(left) == 0 {
				t.Error("the file does not say what is wrong with it")
			}
			for _, f := range report.Failures {
				if i := slices.IndexFunc(left, func(w want) bool { return w.fits(f) }); i >= 0 {
					left = slices.Delete(left, i, i+1)
				} else {
					t.Errorf("unexpected: %v", f)
				}
				for _, lang := range []text.Lang{text.En, text.Zh} {
					if s := text.Say(lang, f.ID, f.Args...); goNames.MatchString(s) || !text.Has(f.ID) {
						t.Errorf("no sentence for people: %s", s)
					}
				}
				if f.At.Line > 0 && f.At.Source != strings.Split(string(source), "\n")[f.At.Line-1] {
					t.Errorf("%v: the source line is %q", f, f.At.Source)
				}
			}
			for _, w := range left {
				t.Errorf("missing: line %d: %s %v", w.line, w.id, w.args)
			}
		})
	}
}
