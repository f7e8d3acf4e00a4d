package progress

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lockstep/runtime/failure"
)

var keys = []string{"a", "b", "c"}

// once changes part i of a lesson, and saves.
func once(t *testing.T, s *Store, lesson string, i int, do func(*Part)) {
	t.Helper()
	s.Change(func(r *Record) { do(&r.Lesson(lesson, "h", keys).Parts[i]) })
	if err := s.Save(); err != nil {
		t.Error(err)
	}
}

func try(p *Part)  { p.Tries++ }
func done(p *Part) { p.Done = true }

func ids(err error) string {
	var out []string
	for _, f := range failure.All(err) {
		out = append(out, f.ID)
	}
	return strings.Join(out, " ")
}

// What is kept is there again, and the file can be read by a person.
func TestKeepsAcrossSessions(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "not", "there", "yet")
	s := Open(dir)
	once(t, s, "tcp", 1, func(p *Part) {
		*p = Part{Key: p.Key, Done: true, Tries: 2, Hints: 1, Seconds: 75, Schedule: `> "hi"; step server 3`, Commands: 2}
	})
	s.Change(func(r *Record) { r.Lang, r.Last = "zh", "tcp" })
	if err := s.Save(); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(s.Record(), Open(dir).Record()); d != "" {
		t.Error(d)
	}
	const want = `{
 "format": 4,
 "lang": "zh",
 "last": "tcp",
 "lessons": {
  "tcp": {
   "hash": "h",
   "at": 1,
   "parts": [
    {
     "key": "a"
    },
    {
     "key": "b",
     "done": true,
     "tries": 2,
     "hints": 1,
     "seconds": 75,
     "commands": 2,
     "schedule": "> \"hi\"; step server 3"
    },
    {
     "key": "c"
    }
   ]
  }
 }
}
`
	if got := content(t, filepath.Join(dir, fileName)); got != want {
		t.Error(cmp.Diff(want, got))
	}
}

func content(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Sessions that take turns, and sessions at the same time, keep what each of them did.
func TestSeveralSessions(t *testing.T) {
	dir := t.TempDir()
	const sessions, each = 4, 20
	var all sync.WaitGroup
	for n := range sessions {
		all.Go(func() {
			s := Open(dir)
			for range each {
				once(t, s, "shared", 0, try)
			}
			once(t, s, []string{"tcp", "udp", "sticky", "framing"}[n], 2, done)
		})
	}
	all.Wait()
	r := Open(dir).Record()
	if got := r.Lessons["shared"].Parts[0].Tries; got != sessions*each {
		t.Errorf("%d tries are left of %d", got, sessions*each)
	}
	if len(r.Lessons) != 1+sessions {
		t.Errorf("%d lessons are left", len(r.Lessons))
	}
}

// A file that cannot be understood is kept as it is, under a name that was free; it is said once.
func TestPutAside(t *testing.T) {
	for _, c := range []struct{ name, text, want, kept string }{
		{"empty", "", "progress.broken", "broken"},
		{"cut off", `{"format": 1, "lessons": {"tc`, "progress.broken", "broken"},
		{"other", `[1, 2]`, "progress.broken", "broken"},
		{"no format", `{"lessons": {}}`, "progress.broken", "broken"},
		{"wrong kind", `{"format": 1, "lessons": {"tcp": {"parts": "all"}}}`, "progress.broken", "broken"},
		{"newer", `{"format": 5, "lessons": ["in", "another", "shape"]}`, "progress.newer", "newer"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			file := filepath.Join(dir, fileName)
			for n, text := range []string{c.text, c.text + " "} {
				write(t, file, text)
				s := Open(dir)
				if got := ids(s.Save()); got != c.want {
					t.Errorf("said %s", got)
				}
				once(t, s, "tcp", 0, done)
				if got := content(t, file+"."+c.kept+"-"+string(rune('1'+n))); got != text {
					t.Errorf("kept %q", got)
				}
			}
			if got := content(t, file+"."+c.kept+"-1"); got != c.text {
				t.Errorf("the first one became %q", got)
			}
			if !Open(dir).Record().Lessons["tcp"].Parts[0].Done {
				t.Error("what was done is not kept")
			}
		})
	}
}

// A file that breaks while a session goes on costs nothing of what the session knows.
func TestBreaksMeanwhile(t *testing.T) {
	dir := t.TempDir()
	s := Open(dir)
	once(t, s, "tcp", 0, done)
	write(t, filepath.Join(dir, fileName), "{")
	s.Change(func(r *Record) { try(&r.Lesson("tcp", "h", keys).Parts[1]) })
	if got := ids(s.Save()); got != "progress.broken" {
		t.Errorf("said %s", got)
	}
	if p := Open(dir).Record().Lessons["tcp"].Parts; !p[0].Done || p[1].Tries != 1 {
		t.Errorf("kept %+v", p)
	}
}

// Where nothing can be written the store works, and writes all of it once it can.
func TestUnwritable(t *testing.T) {
	dir := t.TempDir()
	blocked := filepath.Join(dir, "blocked")
	write(t, blocked, "a file where a folder should be")
	s := Open(filepath.Join(blocked, "home"))
	s.Change(func(r *Record) { try(&r.Lesson("tcp", "h", keys).Parts[0]) })
	for range 2 {
		if got := ids(s.Save()); got != "progress.unwritable" {
			t.Errorf("said %s", got)
		}
	}
	if s.Record().Lessons["tcp"].Parts[0].Tries != 1 {
		t.Error("the session forgot")
	}
	if err := os.Remove(blocked); err != nil {
		t.Fatal(err)
	}
	once(t, s, "tcp", 0, try)
	if got := Open(filepath.Join(blocked, "home")).Record().Lessons["tcp"].Parts[0].Tries; got != 2 {
		t.Errorf("%d tries", got)
	}
	nowhere := Open("")
	nowhere.Change(func(r *Record) { r.Lang = "zh" })
	if got := ids(nowhere.Save()); got != "progress.no-folder" {
		t.Errorf("said %s", got)
	}
}

// What cannot be read is never written over: it may be readable to somebody else.
func TestUnreadable(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, fileName), 0o700); err != nil {
		t.Fatal(err)
	}
	s := Open(dir)
	for _, want := range []string{"progress.unreadable", ""} {
		s.Change(func(r *Record) { r.Lang = "zh" })
		if got := ids(s.Save()); got != want {
			t.Errorf("said %q, not %q", got, want)
		}
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// A lesson that changed keeps what still fits, wherever it stands now.
func TestChangedLesson(t *testing.T) {
	r := &Record{}
	l := r.Lesson("tcp", "1", []string{"a", "b", "b", "c"})
	for i := range l.Parts {
		l.Parts[i].Tries = i + 1
	}
	l.At = 4
	l = r.Lesson("tcp", "2", []string{"c", "b", "x"})
	want := &Lesson{Hash: "2", At: 3, Parts: []Part{{Key: "c", Tries: 4}, {Key: "b", Tries: 2}, {Key: "x"}}}
	if d := cmp.Diff(want, l); d != "" {
		t.Error(d)
	}
}

func TestFolder(t *testing.T) {
	for _, c := range []struct{ lockstep, xdg, home, want string }{
		{"/a", "/b", "/c", "/a"},
		{"here", "/b", "/c", "here"},
		{"", "/b", "/c", "/b/lockstep"},
		{"", "relative", "", ""},
		{"", "", "", ""},
	} {
		env := map[string]string{"LOCKSTEP_HOME": c.lockstep, "XDG_DATA_HOME": c.xdg, "HOME": c.home}
		if got := Folder(func(name string) string { return env[name] }); filepath.ToSlash(got) != c.want {
			t.Errorf("%+v: %q", c, got)
		}
	}
}

// FuzzDecode: whatever stands in the file, it is refused, or it is a record that stays the same
// when it is written and read.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{
		"", "{}", "null", `{"format":1}`, `{"format":2}`, `{"format":1,"lessons":{"a":null,"b":{"at":-3,"parts":null}}}`,
		`{"format":1,"lang":"zh","last":"b","lessons":{"b":{"hash":"\u0000","at":9,"parts":[{"key":"k","tries":-1,"answers":[-1,0,3]},{"answers":[1,2]}]}}}`,
		"{\"format\":1,\"last\":\"\xff\\ud800\"}", `{"format":1e0,"Lessons":{"":{}}}`, "[[[[[[",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := decode(data)
		if err != nil {
			if kept(err) == "" {
				t.Fatalf("%q: %v would be left where it is", data, err)
			}
			return
		}
		for _, l := range r.Lessons {
			for _, p := range l.Parts {
				if len(p.Answers) > 0 && slices.Min(p.Answers) < 1 || p.Right < 0 || p.Tries < 0 {
					t.Fatalf("%+v", p)
				}
			}
			if n := l.Next(); l.At < 1 || n < 0 || n > len(l.Parts) || l.Done() > len(l.Parts) {
				t.Fatalf("%+v", l)
			}
		}
		first, err := encode(r)
		if err != nil {
			t.Fatal(err)
		}
		again, err := decode(first)
		if err != nil {
			t.Fatalf("%q became %q: %v", data, first, err)
		}
		second, err := encode(again)
		if err != nil || !bytes.Equal(first, second) {
			t.Fatalf("%q, then %q: %v", first, second, err)
		}
	})
}

// The language is read without the rest, whatever the file is.
func TestLanguage(t *testing.T) {
	for file, want := range map[string]string{
		`{"format": 3, "lang": "zh", "last": "tcp", "lessons": {}}`: "zh",
		`{"format": 3, "learner": 7, "lang": "en", "lessons": {`:    "en",
		`{"format": 3, "lessons": {"lang": {"hash": "zh"}}}`:        "",
		`{"format": 3, "lang": ["zh"], "lessons": {}}`:              "",
		`{"format": 3, "lang"`:                                      "", `[]`: "", `zh`: "", "": "", "\x00": "",
	} {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, fileName), []byte(file), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := Language(dir); got != want {
			t.Errorf("%s: %q, not %q", file, got, want)
		}
	}
	if got := Language(t.TempDir()); got != "" {
		t.Errorf("no file: %q", got)
	}
}

// TestMendedBefore: a record of a format that did not keep the programs apart by which an exercise was done takes
// those that it has. Not so where it was not done.
func TestMendedBefore(t *testing.T) {
	r, err := decode([]byte(`{"format":3,"lessons":{"a":{"parts":[{"done":true,"programs":{"x":"1"}},{"programs":{"x":"2"}}]}}}`))
	if err != nil {
		t.Fatal(err)
	}
	parts := r.Lessons["a"].Parts
	if parts[0].Passed["x"] != "1" || parts[1].Passed != nil {
		t.Errorf("%+v", parts)
	}
}
