package repl

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"lockstep/lessons"
	"lockstep/lessons/prove"
	"lockstep/repl/prompt"
	"lockstep/repl/text"
	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
)

// filed is a catalogue of a lesson of somebody's own.
type filed struct{ lesson *lessons.Lesson }

func (f filed) List() []Entry                            { return one(f).List() }
func (f filed) Load(string) (*lessons.Lesson, error)     { return f.lesson, nil }
func (f filed) Broken() failure.List                     { return nil }
func (filed) File(string) (*lessons.Lesson, bool, error) { return nil, false, nil }
func (f filed) Reload(string) (*lessons.Lesson, error) {
	return lessons.LoadFile(f.lesson.File)
}

// keepIn opens a lesson file, carries lines out in it, and gives what was said.
func keepIn(t *testing.T, file string, lines ...string) (said string, s *Session) {
	t.Helper()
	l, err := lessons.LoadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	s = New(Options{In: prompt.NewPlain(strings.NewReader(""), &out, true), Out: &out, Catalogue: filed{l}, Open: openInLab})
	t.Cleanup(s.Close)
	for _, line := range append([]string{"start " + l.ID}, lines...) {
		s.Do(t.Context(), line)
	}
	if err := s.out.flush(); err != nil {
		t.Fatal(err)
	}
	return out.String(), s
}

// TestKeepEverySolution: of every do of the lessons that come with the program, keep-part makes a part that is
// proved, and leaves each byte of the file where it was.
func TestKeepEverySolution(t *testing.T) {
	every := 11 // which takes a second
	switch {
	case os.Getenv("LOCKSTEP_KEEP") == "all":
		every = 1
	case testing.Short():
		every = 40
	}
	files, err := filepath.Glob("../lessons/*/*.yaml")
	if err != nil || len(files) < 25 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	n := 0
	for _, path := range files {
		l, err := lessons.LoadFile(path)
		if err != nil {
			continue
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for i := range l.Parts {
			if p := &l.Parts[i]; p.Kind != lessons.Do || p.Exercise() || p.World == "real" {
				continue
			}
			if n++; n%every != 0 {
				continue
			}
			file := filepath.Join(t.TempDir(), filepath.Base(path))
			if err := os.WriteFile(file, data, 0o600); err != nil {
				t.Fatal(err)
			}
			said, _ := keepIn(t, file, fmt.Sprintf("part %d", i+1), "solution play", "keep-part")
			out, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			at := l.Behind(i) + 1
			made, err := lessons.LoadFile(file)
			if err != nil || len(made.Parts) != len(l.Parts)+1 {
				_, after, _ := strings.Cut(said, "> keep-part")
				t.Errorf("%s, part %d: %v:\n%s", path, i+1, err, after[max(0, len(after)-300):])
				continue
			}
			if !isSplice(data, out) {
				t.Errorf("%s, part %d: other bytes have changed", path, i+1)
			}
			if err := prove.Part(t.Context(), made, at); err != nil {
				t.Errorf("%s, part %d: %v", path, i+1, err)
			}
			t.Logf("%s %d: %s", filepath.Base(path), i+1, made.Parts[at].Goal.Source)
		}
	}
	if n < 100 {
		t.Errorf("%d parts", n)
	}
}

// isSplice says whether one text is another with something put in at one place.
func isSplice(from, to []byte) bool {
	n := 0
	for n < len(from) && n < len(to) && from[n] == to[n] {
		n++
	}
	rest := from[n:]
	for back := 0; back <= n; back++ { // what was put in may begin as what follows does
		if bytes.HasSuffix(to[n-back:], append(append([]byte(nil), from[n-back:n]...), rest...)) && len(to) > len(from) {
			return true
		}
	}
	return false
}

const talk = `format: 1
id: talk
chapter: own
section: "1"
minutes: 1
title: Talk
summary: One asks, one is asked.
stages:
  one:
    actors:
      server:
        program: |
          import socket
          sk = socket.socket(type=socket.SOCK_DGRAM)
          sk.bind(("127.0.0.1", 9000))
          while True:
              print(sk.recvfrom(1024)[0].decode())
      client:
        program: |
          import socket, time
          sk = socket.socket(type=socket.SOCK_DGRAM)
          time.sleep(1)
          while True:
              sk.sendto(input().encode(), ("127.0.0.1", 9000))
parts:
  - do:
      ask: Let the server print what you say.
      stage: one
      goal: |
        printed("server") == ["go"]
      solution: run; type client go; run
  - say: That is all.
`

// TestKeepWords: each kind of command is kept in the prompt's words; what came to other moves than it would
// by itself, as moves; what was taken back is not kept.
func TestKeepWords(t *testing.T) {
	for _, c := range []struct{ name, typed, want string }{
		{"all kinds", "s server 2; s client 2; t; s client; > a b; s client 2; dup 1; d; x 2; s server", `step server 2; step client 2; tick; step client; type client a b; step client 2; dup 1; deliver; drop 2; step server`},
		{"steps without a name", "s; s; s client; s client", "step server 2; step client 2"},
		{"taken back", "s server; s client 2; b; s server", "step server 2"},
		{"taken back in part", "s server 2; s client 2; t 2s; s client; b 2; t 3s", "step server 2; step client 2; tick 3s"},
		{"the end of a run taken back", "run; type client x; run; b 3", ""},
		{"to a breakpoint", "break server:5; run; type client x; run", ""},
		{"a link that loses", "s server 2; link loss 100%; run; > x; run", ""},
		{"an end of input", "s server 2; s client 2; t; s client; eof client; s client 2", "step server 2; step client 2; tick; step client; eof client; step client 2"},
		{"a death", "s server 2; kill server", "step server 2; kill server"},
		{"quotes", `s server 2; s client 2; t; s client; type client "#1: 'x'; y"; s client 2`, ""},
		{"until", "until state(\"server\") == \"blocked\"; s client", ""},
		{"run, which comes to as much by itself", "run", "step server 2; step client 2; tick; step client"},
	} {
		t.Run(c.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "talk.yaml")
			if err := os.WriteFile(file, []byte(talk), 0o600); err != nil {
				t.Fatal(err)
			}
			_, s := keepIn(t, file, c.typed)
			want := s.run.Schedule()
			said, _ := keepIn(t, file, c.typed, "keep-part")
			made, err := lessons.LoadFile(file)
			if err != nil || len(made.Parts) != 3 {
				t.Fatalf("%v:\n%s", err, said)
			}
			p := made.Parts[1]
			if got := p.Solution.Source; c.want != "" && got != c.want {
				t.Errorf("%s\nnot %s", got, c.want)
			}
			if _, s = keepIn(t, file, "part 2", "solution play"); s.run.Schedule() != want {
				t.Errorf("it plays %s\nnot %s", s.run.Schedule(), want)
			}
			if err := prove.Part(t.Context(), made, 1); err != nil {
				t.Error(err)
			}
		})
	}
}

// ownCopy puts a lesson that comes with the program into a folder.
func ownCopy(t *testing.T, lesson string, edits ...string) (file string) {
	t.Helper()
	data, err := os.ReadFile("../lessons/" + lesson)
	if err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(t.TempDir(), filepath.Base(lesson))
	if err := os.WriteFile(file, []byte(strings.NewReplacer(edits...).Replace(string(data))), 0o640); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestKeepEdited: steps of a program that the learner has changed are kept with it, on a stage of its own.
func TestKeepEdited(t *testing.T) {
	file := ownCopy(t, "concurrency/deadlock.yaml")
	l, err := lessons.LoadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	exercise := 0
	for !l.Parts[exercise].Exercise() {
		exercise++
	}
	said, _ := keepIn(t, file, fmt.Sprintf("part %d", exercise+1), "keep-part",
		`edit main 11 bob = Thread(target=write, args=(pen, paper), name="bob")`, "s main 2; s ann 3", "keep-part")
	wants(t, said, "nothing was done", "read again", fmt.Sprintf("part %d is what you did: step main 2; step ann 3. Its goal is printed", exercise+2))
	made, err := lessons.LoadFile(file)
	if err != nil {
		t.Fatal(text.Error(text.En, err))
	}
	st := made.Stage("opposite-kept")
	if st == nil || !strings.Contains(st.Actors[0].Program.Source, `args=(pen, paper), name="bob"`) {
		t.Fatalf("no stage of its own: %+v", st)
	}
	if p := made.Parts[exercise+1]; p.Stage.Name != st.Name || p.Solution.Source != "step main 2; step ann 3" {
		t.Errorf("%+v", p)
	}
	if r, err := new(prove.Checker).Check(t.Context(), []string{file}, []string{"lock"}); err != nil || len(r.Failures) > 0 {
		t.Errorf("%v, %v", r.Failures, err)
	}
}

// TestKeepExercise: programs that were mended are kept as an exercise; those that some order still breaks are not.
func TestKeepExercise(t *testing.T) {
	file := ownCopy(t, "concurrency/deadlock.yaml")
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	said, _ := keepIn(t, file, "part 6", "keep-part", `edit main 11 bob = Thread(target=write, args=(paper, paper), name="bob")`, "keep-part")
	wants(t, said, "nothing was done", "the exercise is not proved")
	if now, err := os.ReadFile(file); err != nil || string(now) != string(before) {
		t.Errorf("the file was written to, %v", err)
	}
	said, _ = keepIn(t, file, "part 6", "solution play", "keep-part")
	wants(t, said, "part 7 is an exercise with your programs as its solution")
	r, err := new(prove.Checker).Check(t.Context(), []string{file}, []string{"lock", "daemon-threads"})
	if err != nil || len(r.Failures) > 0 || !r.Proved[0].Parts[6].Exercise() {
		t.Errorf("%v, %v", r.Failures, err)
	}
	if now, err := os.ReadFile(file); err != nil || !isSplice(before, now) {
		t.Errorf("other bytes have changed, %v", err)
	}
}

// TestKeepElsewhere: behind parts that go on from one another the part stands behind all of them; the file's
// line ends and its permissions stay.
func TestKeepElsewhere(t *testing.T) {
	file := ownCopy(t, "concurrency/deadlock.yaml", "\n", "\r\n", "      stage: ordered\n", "")
	said, _ := keepIn(t, file, "part 2", "solution play", "keep-part")
	wants(t, said, "part 3 is what you did: step main 2; step ann 5; step bob 5. Its goal is", `printed("bob") == ["written"]`)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if n, all := strings.Count(string(data), "\r\n"), strings.Count(string(data), "\n"); n != all {
		t.Errorf("%d of %d lines end as the file's", n, all)
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
}

// TestKeepChanged: a file that an editor has written to since is not written over.
func TestKeepChanged(t *testing.T) {
	file := ownCopy(t, "concurrency/deadlock.yaml")
	_, s := keepIn(t, file, "part 2", "solution play")
	for _, now := range []string{"minutes: 99", "minutes: none"} {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, _ := strings.Cut(string(data), "minutes:")
		before, _, _ := strings.Cut(string(data), "minutes:")
		_, rest, _ = strings.Cut(rest, "\n")
		changed := before + now + "\n" + rest
		if err := os.WriteFile(file, []byte(changed), 0o600); err != nil {
			t.Fatal(err)
		}
		if s.Do(t.Context(), "keep-part") {
			t.Error("it was kept")
		}
		if left, err := os.ReadFile(file); err != nil || string(left) != changed {
			t.Errorf("the file was written over, %v", err)
		}
		if err := s.keepPart(call{ctx: t.Context()}); failure.All(err)[0].ID != "keep.changed" {
			t.Error(err)
		}
	}
}

// TestKeepMeanwhile: a file that an editor writes to while the part is proved is not written over.
func TestKeepMeanwhile(t *testing.T) {
	file := ownCopy(t, "concurrency/deadlock.yaml")
	_, s := keepIn(t, file, "part 2", "solution play")
	changed, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	changed = append(changed, "# one thing more\n"...)
	s.o.Open = func(st *stage.Stage, w World) (*conductor.Run, error) {
		if err := os.WriteFile(file, changed, 0o600); err != nil {
			t.Error(err)
		}
		return openInLab(st, w)
	}
	if err := s.keepPart(call{ctx: t.Context()}); failure.All(err) == nil || failure.All(err)[0].ID != "keep.changed" {
		t.Error(err)
	}
	if left, err := os.ReadFile(file); err != nil || !bytes.Equal(left, changed) {
		t.Errorf("the file was written over, %v", err)
	}
}
