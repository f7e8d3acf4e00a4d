package conductor_test

import (
	"context"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
	"lockstep/runtime/lab"
	"lockstep/runtime/process"
	"lockstep/runtime/real"
	"lockstep/runtime/stage"
)

// remake asks python3, which must be CPython 3.11, again for what the programs print.
var remake = flag.Bool("remake", false, "make the .out files anew with python3")

// inProcesses runs programs in processes of the machine's.
var inProcesses = conductor.Options{Open: real.Opener(real.Options{}), Launch: process.Launch}

func TestMain(m *testing.M) {
	if process.Asked() {
		process.Serve()
	}
	os.Exit(m.Run())
}

// inOrder is lines in an order of their own: on a machine that is busy another process is first.
func inOrder(text string) string {
	lines := strings.Split(text, "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// Programs that start processes print what CPython prints, errors included. The .out files say what
// that is, without the lines of CPython's own modules and without folders. With LOCKSTEP_PROCESSES they do so in
// the real world too.
func TestProcessesPrintWhatCPythonPrints(t *testing.T) {
	for _, name := range processPrograms(t) {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".py"), func(t *testing.T) {
			out := strings.TrimSuffix(name, ".py") + ".out"
			if *remake {
				writeOut(t, name, out)
			}
			want, err := os.ReadFile(out)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), printedBy(t, programStage(t, name), conductor.Options{Open: lab.Open})); diff != "" {
				t.Errorf("after - is what CPython prints:\n%s", diff)
			}
			if os.Getenv("LOCKSTEP_PROCESSES") == "" {
				return
			}
			if diff := cmp.Diff(inOrder(string(want)), inOrder(printedBy(t, programStage(t, name), inProcesses))); diff != "" {
				t.Errorf("after - is what CPython prints, after + what comes in the real world:\n%s", diff)
			}
		})
	}
}

func processPrograms(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/processes/*.py")
	if err != nil || files == nil {
		t.Fatal("no programs", err)
	}
	return files
}

// programStage is a stage of one program.
func programStage(t *testing.T, name string) *stage.Stage {
	t.Helper()
	source, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Base(name)
	actor := stage.Actor{Name: strings.TrimSuffix(file, ".py"), Program: stage.Program{File: file, Source: string(source)}}
	st := &stage.Stage{Name: name, Seed: 1, Actors: []stage.Actor{actor}}
	st.Complete()
	return st
}

// printedBy runs a stage to its end under the automatic policy and gives what came on its terminal.
func printedBy(t *testing.T, st *stage.Stage, o conductor.Options) string {
	t.Helper()
	r, err := conductor.New(st, o)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	c, err := conductor.ParseCommand("run")
	if err != nil {
		t.Fatal(err)
	}
	if stop, err := r.Exec(context.Background(), c); err != nil || stop != conductor.RunOver {
		t.Errorf("stopped by %v, %v", stop, err)
	}
	var b strings.Builder
	for _, e := range r.Journal().All() {
		switch e.Kind {
		case event.Printed:
			b.WriteString(e.Text)
			if !e.Open {
				b.WriteString("\n")
			}
		case event.Failed, event.Faulted, event.LimitReached:
			b.WriteString(e.Text)
		case event.Finished:
			if e.Text != "" {
				b.WriteString(e.Text + "\n")
			}
		}
	}
	return b.String()
}

var (
	libraryFrame = regexp.MustCompile(`(?m)^  File "(<[^"]*>|[^"]*/lib/python3[^"]*)", .*\n(    .*\n)*`)
	address      = regexp.MustCompile(` at 0x[0-9a-f]+`)
)

func writeOut(t *testing.T, name, out string) {
	t.Helper()
	folder, err := filepath.Abs(filepath.Dir(name))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("python3", "-u", "-W", "ignore", filepath.Join(folder, filepath.Base(name)))
	cmd.Dir = t.TempDir()
	b, _ := cmd.CombinedOutput() // programs that are to fail do
	text := libraryFrame.ReplaceAllString(string(b), "")
	text = address.ReplaceAllString(text, "")
	text = strings.ReplaceAll(text, folder+"/", "")
	if err := os.WriteFile(out, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
