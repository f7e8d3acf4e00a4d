package main

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAgreed: only Enter or a yes writes a hand-in; what is no answer is asked again.
func TestAgreed(t *testing.T) {
	for typed, want := range map[string]bool{
		"\n": true, "y\n": true, "Yes\n": true, "是\n": true, "n\n": false, "no\n": false, "否\n": false, "": false,
		"quit\nn\n": false, "what?\n\n": true, "what?": false, "y": true,
	} {
		out, err := os.Create(filepath.Join(t.TempDir(), "out"))
		if err != nil {
			t.Fatal(err)
		}
		a := app{out: out}
		if got := a.agreed(bufio.NewReader(strings.NewReader(typed)), "ann.json"); got != want {
			t.Errorf("%q: %t", typed, got)
		}
		out.Close()
	}
}
