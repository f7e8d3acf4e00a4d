package syntax_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"lockstep/runtime/failure"
	"lockstep/runtime/python/syntax"
)

// FuzzParse: no source makes the front end panic, every failure has an
// identifier of ours and a place inside the source, and so has every name.
func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("../testdata/corpus/*.py")
	if err != nil || len(files) == 0 {
		f.Fatal("no corpus", err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(src))
	}
	for _, test := range refused {
		f.Add(test.src)
	}
	f.Fuzz(func(t *testing.T, src string) {
		m, err := syntax.Parse("f.py", src)
		if err == nil {
			for _, a := range m.Attrs {
				inside(t, m.Lines, a.NameAt)
			}
			for _, n := range m.Unbound {
				inside(t, m.Lines, n.Span)
			}
			return
		}
		list := failure.All(err)
		if len(list) == 0 {
			t.Fatalf("an error of another kind: %v", err)
		}
		for _, x := range list {
			if !strings.HasPrefix(x.ID, "python.") {
				t.Errorf("identifier %q", x.ID)
			}
			if x.At.Line > strings.Count(src, "\n")+strings.Count(src, "\r")+1 {
				t.Errorf("%v is behind the end", x)
			}
			if x.At.Source != "" && x.At.Col > utf8.RuneCountInString(x.At.Source)+1 {
				t.Errorf("%v is behind the end of its line %q", x, x.At.Source)
			}
		}
	})
}

func inside(t *testing.T, lines []string, s syntax.Span) {
	t.Helper()
	from, to := s.From, s.To
	if from.Line < 1 || from.Col < 1 || int(to.Line) > len(lines) || to.Line < from.Line || to.Line == from.Line && to.Col < from.Col {
		t.Fatalf("span %v", s)
	}
	if n := utf8.RuneCountInString(lines[to.Line-1]); int(to.Col) > n+1 {
		t.Fatalf("span %v in a line of %d", s, n)
	}
}
