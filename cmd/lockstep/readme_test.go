package main

import (
	"os"
	"path"
	"regexp"
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

// section is what stands in the README between a heading and the next.
func section(t *testing.T, heading string) string {
	t.Helper()
	_, rest, found := strings.Cut(readme(t), "\n## "+heading+"\n")
	if !found {
		t.Fatalf("there is no %s", heading)
	}
	text, _, _ := strings.Cut(rest, "\n## ")
	return text
}

// TestReadmeTree: the README's table of the tree has every package, and no other.
func TestReadmeTree(t *testing.T) {
	row := regexp.MustCompile("(?m)^\\| `([a-z/]+)` \\| (.*) \\|$")
	holds := map[string]string{}
	for _, m := range row.FindAllStringSubmatch(section(t, "The tree"), -1) {
		holds[m[1]] = m[2]
	}
	has := map[string]bool{}
	for _, l := range layers {
		above := path.Dir(l.dir)
		has[l.dir], has[above] = true, true
		if holds[l.dir] == "" && !strings.Contains(holds[above], "`"+path.Base(l.dir)+"`") {
			t.Errorf("the README's tree leaves out %s", l.dir)
		}
	}
	for dir := range holds {
		if !has[dir] {
			t.Errorf("the README's tree has %s", dir)
		}
	}
}

// TestReadmeDependencies: the README says what each module is for that go.mod requires.
func TestReadmeDependencies(t *testing.T) {
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	direct := regexp.MustCompile(`(?m)^\t(\S+?)(?:/v\d+)? v\S+$`)
	reasons := section(t, "Dependencies, and why")
	required := direct.FindAllStringSubmatch(string(mod), -1)
	if len(required) < 20 {
		t.Fatalf("%d modules", len(required))
	}
	for _, m := range required {
		short := path.Base(m[1]) // or it is named with who keeps it
		if !strings.Contains(reasons, "`"+short) && !strings.Contains(reasons, "/"+short) {
			t.Errorf("the README does not say what %s is for", m[1])
		}
	}
}
