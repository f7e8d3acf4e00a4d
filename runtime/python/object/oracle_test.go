package object_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"lockstep/runtime/failure"
	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/syntax"
)

// evaluate gives "=> repr" or "!! exception text" of an expression, as
// testdata/oracle.py writes them for CPython, or "?? id" where it is refused.
func evaluate(expr string) string {
	source := "try:\n    r = repr(" + expr + ")\nexcept Exception as e:\n    print('!!', type(e).__name__, e)\nelse:\n    print('=>', r)\n"
	m, err := syntax.Parse("t.py", source)
	if err != nil {
		return refusal(err)
	}
	if err := eval.Check(m, nil, nil); err != nil {
		return refusal(err)
	}
	var out bytes.Buffer
	p := eval.NewProgram(m, eval.Options{Out: &out, MaxSteps: 1e6})
	defer p.Close()
	if _, err := p.Main().Run(); err != nil {
		return refusal(err)
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	return lines[len(lines)-1] // before it stands what the expression printed
}

func refusal(err error) string {
	if l := failure.All(err); len(l) > 0 {
		return "?? " + l[0].ID
	}
	return "?? " + err.Error()
}

// TestOracle compares with what CPython gave. "!! Class" without a text leaves
// the text open. Nothing in the file may be refused.
func TestOracle(t *testing.T) {
	text, err := os.ReadFile("../testdata/oracle.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		expr, want, _ := strings.Cut(line, "\t")
		got := strings.TrimRight(evaluate(expr), " ")
		if class, ok := strings.CutPrefix(want, "!! "); ok && !strings.Contains(class, " ") {
			got = strings.Join(strings.SplitN(got, " ", 3)[:2], " ")
		}
		if got != want {
			t.Errorf("%s\n got %s\nwant %s", expr, got, want)
		}
	}
}
