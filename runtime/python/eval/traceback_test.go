package eval_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/syntax"
)

// TestTracebacks compares tracebacks with CPython's, marks and suggestions
// included: see testdata/tracebacks.py.
func TestTracebacks(t *testing.T) {
	text, err := os.ReadFile("../testdata/tracebacks.txt")
	if err != nil {
		t.Fatal(err)
	}
	cases := strings.Split(string(text), "=====\n")
	for _, c := range cases[:len(cases)-1] {
		source, want, _ := strings.Cut(c, "-----\n")
		m, err := syntax.Parse("t.py", source)
		if err != nil {
			t.Errorf("%s\n%v", source, err)
			continue
		}
		var out bytes.Buffer
		p := eval.NewProgram(m, eval.Options{Out: &out, Modules: standIns()})
		main := p.Main()
		_, err = main.Run()
		p.Close()
		if _, text, exited := main.Exit(err); exited {
			if text != "" {
				out.WriteString(text + "\n")
			}
		} else {
			out.WriteString(main.Traceback(err))
		}
		if diff := cmp.Diff(want, out.String()); diff != "" {
			t.Errorf("%s\n(-want +got):\n%s", source, diff)
		}
	}
}
