package repl

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"lockstep/repl/text"
)

var rewrite = flag.Bool("rewrite", false, "write golden files anew; commit only differences that you can explain")

// TestReplies types what is no command, and asks for help, in the states that testdata/*.txtar
// describe, and compares the replies in both languages. A line of "typed" is a state, or something to
// type in the state above it; "=" before it says that it is to be done, and without it nothing may move.
func TestReplies(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		t.Run(name, func(t *testing.T) { compareReplies(t, name) })
	}
}

func compareReplies(t *testing.T, name string) {
	ar, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	states := map[string]string{}
	for line := range strings.Lines(string(ar.Files[0].Data)) {
		state, commands, _ := strings.Cut(strings.TrimSpace(line), ": ")
		states[state] = commands
	}
	for i := range ar.Files[2:] {
		f := &ar.Files[i+2]
		lang, _ := text.ParseLang(f.Name)
		got := replies(t, lang, states, string(ar.Files[1].Data))
		if diff := cmp.Diff(string(f.Data), got); diff != "" && !*rewrite {
			t.Errorf("%s (after - is what is written down):\n%s", f.Name, diff)
		}
		f.Data = []byte(got)
	}
	if *rewrite {
		if err := os.WriteFile(name, txtar.Format(ar), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func replies(t *testing.T, lang text.Lang, states map[string]string, typed string) string {
	var b, out strings.Builder
	state := ""
	for line := range strings.Lines(typed) {
		line = strings.TrimSuffix(line, "\n")
		if name, found := strings.CutPrefix(line, "# "); found {
			state = name
			b.WriteString(line + ": " + states[state] + "\n")
			continue
		}
		out.Reset()
		o := flowOptions("", &out)
		o.Lang = lang
		s := New(o)
		if commands := states[state]; commands != "" && !s.Do(context.Background(), commands) {
			t.Fatalf("%s: %s", state, &out)
		}
		_ = s.out.flush()
		out.Reset()
		moves, at := 0, s.at
		if s.run != nil {
			moves = s.run.MovesMade()
		}
		line, done := strings.CutPrefix(line, "=")
		if ok := s.Do(context.Background(), line); ok != done {
			t.Errorf("%s: %q: done is %t", state, line, ok)
		}
		_ = s.out.flush()
		if !done && (s.at != at || s.run != nil && s.run.MovesMade() != moves) {
			t.Errorf("%s: %q moved something", state, line)
		}
		b.WriteString("> " + line + "\n" + out.String())
		s.Close()
	}
	return b.String()
}

// TestCompletes: a Chinese name, begun or whole, becomes the English one; help goes on to whatever it
// explains, a part at a time.
func TestCompletes(t *testing.T) {
	var out strings.Builder
	o := flowOptions("", &out)
	o.Lang = text.Zh
	s := New(o)
	defer s.Close()
	for typed, want := range map[string]string{
		"丢": "drop", "丢弃": "drop", "撤": "back", "下一": "next", "重": "reload redo restart replay", "s 1; 送": "deliver", "丢x": "",
		"? socket.rec": "socket.recv socket.recv_into socket.recvfrom", "help thre": "threading thread", "? TIME-W": "TIME-WAIT", "? str": "stream str struct",
	} {
		var got []string
		for _, x := range s.complete(typed) {
			got = append(got, x.Text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s becomes %v, not %s", typed, got, want)
		}
	}
}
