//go:build linux || darwin

package main

import (
	"os/exec"
	"strings"
	"testing"
)

// What is printed to be typed is to a shell the path that was meant, whatever is in it.
func TestQuoted(t *testing.T) {
	paths := []string{"net/first.yaml", "一课.yaml", "it's $HOME.yaml", "-n.yaml", "~/a b", "a  b", "$(exit 1)"}
	for r := ' '; r <= '~'; r++ {
		paths = append(paths, string(r)+"x", "x"+string(r)+"x")
	}
	var typed []string
	for _, p := range paths {
		typed = append(typed, quoted(p))
	}
	said, err := exec.Command("sh", "-c", `printf '%s\n' `+strings.Join(typed, " ")).Output()
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Split(strings.TrimSuffix(string(said), "\n"), "\n")
	for i, p := range paths {
		if i >= len(got) || strings.TrimPrefix(got[i], "./") != p {
			t.Fatalf("%s is typed %s, which is %q", p, typed[i], got[min(i, len(got)-1)])
		}
	}
	if typed[0] != paths[0] || typed[1] != paths[1] {
		t.Errorf("%s and %s need no quotes", typed[0], typed[1])
	}
}
