package eval_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lockstep/runtime/failure"
	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/syntax"
)

// The programs of testdata/corpus run under both interpreters. What CPython
// 3.11 makes of them is stored; after adding one, in that folder:
//
//	for f in NN_name.py; do
//	  python3 -W ignore $f >out 2>err </dev/null; rc=$?
//	  { cat out; [ -s err ] && { echo "--- stderr"; sed "s#$PWD/##" err; }; [ $rc -ne 0 ] && echo "--- exit $rc"; } >${f%.py}.out
//	done
//
// Programs with "refuse" in their name are outside the subset: refusals.txt
// says what is refused of each, and where.
func TestCorpus(t *testing.T) {
	for _, file := range corpus(t) {
		if strings.Contains(file, "refuse") {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			want, err := os.ReadFile(strings.TrimSuffix(file, ".py") + ".out")
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), outcome(t, file)); diff != "" {
				t.Errorf("not as CPython (-want +got):\n%s", diff)
			}
		})
	}
}

func TestCorpusRefused(t *testing.T) {
	var got strings.Builder
	for _, file := range corpus(t) {
		if !strings.Contains(file, "refuse") {
			continue
		}
		_, err := load(file)
		for _, f := range failure.All(err) {
			fmt.Fprintln(&got, f)
		}
	}
	want, err := os.ReadFile("../testdata/refusals.txt")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("refusals.txt (-want +got):\n%s", diff)
	}
}

func corpus(t testing.TB) []string {
	t.Helper()
	files, err := filepath.Glob("../testdata/corpus/*.py")
	if err != nil || len(files) == 0 {
		t.Fatal("no corpus", err)
	}
	return files
}

func load(file string) (*syntax.Module, error) {
	src, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	m, err := syntax.Parse(filepath.Base(file), string(src))
	if err != nil {
		return nil, err
	}
	return m, eval.Check(m, standIns(), nil)
}

// outcome runs a program: what it prints, its stderr and its exit status.
func outcome(t *testing.T, file string) string {
	t.Helper()
	m, err := load(file)
	if err != nil {
		return "refused: " + err.Error()
	}
	var out bytes.Buffer
	p := eval.NewProgram(m, eval.Options{Out: &out, Modules: standIns(), MaxSteps: 20_000_000})
	defer p.Close()
	main := p.Main()
	_, err = main.Run()
	var fault *eval.Fault
	if errors.As(err, &fault) {
		t.Fatalf("%v\n%s", fault, fault.Stack)
	}
	status, text, exited := main.Exit(err)
	if text != "" {
		text += "\n"
	}
	if err != nil && !exited {
		status, text = 1, main.Traceback(err)
		if text == "" {
			text = err.Error() + "\n"
		}
	}
	if text != "" {
		out.WriteString("--- stderr\n" + text)
	}
	if status != 0 {
		fmt.Fprintf(&out, "--- exit %d\n", status)
	}
	return out.String()
}
