package main

import (
	"os"
	"strings"
	"testing"

	"lockstep/repl"
)

func readme(t *testing.T) string {
	t.Helper()
	text, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestReadmeExcerpt: each line of the excerpt stands, in this order, in the session it is from.
func TestReadmeExcerpt(t *testing.T) {
	_, rest, _ := strings.Cut(readme(t), "```\n")
	excerpt, _, _ := strings.Cut(rest, "```")
	script, err := os.ReadFile("testdata/script/handshake.txtar")
	if err != nil {
		t.Fatal(err)
	}
	_, session, _ := strings.Cut(string(script), "-- want --\n")
	for line := range strings.Lines(excerpt) {
		_, after, found := strings.Cut(session, line)
		if !found {
			t.Fatalf("the session does not go on with %q", line)
		}
		session = after
	}
}

// TestReadmeCommands: the README names every command of the prompt.
func TestReadmeCommands(t *testing.T) {
	text := readme(t)
	for _, c := range repl.Commands() {
		if !strings.Contains(text, "`"+c.Name) && (c.Alias == "" || !strings.Contains(text, "`"+c.Alias)) {
			t.Errorf("the README does not name %s", c.Name)
		}
	}
}
