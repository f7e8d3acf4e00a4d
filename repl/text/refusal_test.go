package text_test

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lockstep/repl/text"
	"lockstep/runtime/actor"
	"lockstep/runtime/stage"
)

var rewrite = flag.Bool("rewrite", false, "write testdata/refusals.txt anew")

// TestRefusals holds what a learner reads about each program that is outside the
// subset: a case is a program, a line of dashes, and the messages.
func TestRefusals(t *testing.T) {
	const file = "testdata/refusals.txt"
	stored, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var got strings.Builder
	for _, c := range strings.Split(strings.TrimSuffix(string(stored), "=====\n"), "=====\n") {
		source, _, _ := strings.Cut(c, "-----\n")
		_, err := actor.Load(stage.Program{File: "server.py", Source: source})
		said := "accepted"
		if err != nil {
			said = text.Error(text.En, err)
		}
		got.WriteString(source + "-----\n" + said + "\n=====\n")
	}
	if *rewrite {
		if err := os.WriteFile(file, []byte(got.String()), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(stored), got.String()); diff != "" {
		t.Errorf("(-stored +now; -rewrite keeps what is now):\n%s", diff)
	}
}
