package syntax

import (
	"os"
	"path/filepath"
	"testing"
)

// FuzzScan: whatever the text, the scanner ends with tokens that follow each
// other inside the source and whose indents and dedents match, or with a failure.
func FuzzScan(f *testing.F) {
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
	for _, s := range []string{"'\\", "'''\\", "\\\n", "0x", "1_", "1e", "1e+", "1.j", "rb'\\x", "(\n\t)", "\f x\n  y\n z", "if 1:\n  '''\n'''", "1if 2else 3", "\ufeffx"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		so, err := newSource("f.py", text)
		if err != nil {
			return
		}
		var tokens []token
		err = so.reading(func() {
			sc := &scanner{source: so, end: len(so.runes), pos: Pos{1, 1}}
			tokens = sc.scan()
		})
		if err != nil {
			return
		}
		at, level := Pos{1, 1}, 0
		for _, k := range tokens {
			if before(k.at.From, at) || before(k.at.To, k.at.From) || int(k.at.To.Line) > len(so.lines) {
				t.Fatalf("token %q at %v, behind %v", k.s, k.at, at)
			}
			at = k.at.To
			switch k.kind {
			case indent:
				level++
			case dedent:
				level--
			}
		}
		if level != 0 || tokens[len(tokens)-1].kind != endOfFile {
			t.Fatalf("ends at level %d with %q", level, tokens[len(tokens)-1].s)
		}
	})
}

func before(a, b Pos) bool { return a.Line < b.Line || a.Line == b.Line && a.Col < b.Col }
