package eval_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lockstep/runtime/failure"
	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/syntax"
)

// The programs of testdata/corpus run under both interpreters. What CPython
// 3.11 makes of them is stored; after adding one: python3 remake.py corpus, in
// testdata.
//
// Programs with "refuse" in their name are outside the subset: refusals.txt
// says what is refused of each, and where. A line "#--" ends one and begins
// the next.
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

var rewrite = flag.Bool("rewrite", false, "write refusals.txt anew")

func TestCorpusRefused(t *testing.T) {
	var got strings.Builder
	for _, file := range corpus(t) {
		if !strings.Contains(file, "refuse") {
			continue
		}
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		line := 0
		for _, one := range strings.SplitAfter(string(src), "#--\n") {
			refusals(&got, filepath.Base(file), strings.Repeat("\n", line)+one)
			line += strings.Count(one, "\n")
		}
	}
	if *rewrite {
		if err := os.WriteFile("../testdata/refusals.txt", []byte(got.String()), 0o666); err != nil {
			t.Fatal(err)
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

// refusals writes what is refused of a program: before the run, or by it.
func refusals(b *strings.Builder, name, source string) {
	m, err := syntax.Parse(name, source)
	if err == nil {
		err = eval.Check(m, standIns(), nil)
	}
	if err == nil {
		p := eval.NewProgram(m, eval.Options{Modules: standIns(), MaxSteps: 1_000_000})
		defer p.Close()
		main := p.Main()
		_, err = main.Run()
		at, _ := main.GaveUp()
		fmt.Fprintf(b, "%s:%d: at run: ", name, at.Line)
	}
	if all := failure.All(err); len(all) > 0 {
		for _, f := range all {
			fmt.Fprintln(b, f)
		}
		return
	}
	fmt.Fprintln(b, err)
}

// TestCorpusRemade: what is stored is what CPython 3.11 makes of the programs, where there is one.
func TestCorpusRemade(t *testing.T) {
	if testing.Short() {
		t.Skip("-short")
	}
	version, err := exec.Command("python3", "--version").Output()
	if err != nil || !bytes.HasPrefix(version, []byte("Python 3.11.")) {
		t.Skipf("python3 is no CPython 3.11 here: %s %v", bytes.TrimSpace(version), err)
	}
	out, err := exec.Command("python3", "../testdata/remake.py", "--check", "../testdata/corpus", "../../actor/testdata").CombinedOutput()
	if err != nil {
		t.Errorf("%s makes of these something else: %v\n%s", bytes.TrimSpace(version), err, out)
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
