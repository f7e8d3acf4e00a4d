package lessons

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"lockstep/runtime/failure"
)

func sample(t testing.TB) *Lesson {
	t.Helper()
	l, err := LoadFile("testdata/sample.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestSample(t *testing.T) {
	l := sample(t)
	if l.ID != "sticky" || l.Section != "1.5" || l.Minutes != 10 || l.Needs[0].Name != "tcp" || l.Title.In("zh") != "粘包" {
		t.Errorf("head: %+v", l)
	}
	if len(l.Stages) != 2 || len(l.Parts) != 4 {
		t.Fatalf("%d stages, %d parts", len(l.Stages), len(l.Parts))
	}
	far := l.Stage("far")
	if far.Link.Latency != 20*time.Millisecond || len(far.Actors) != 2 || far.Actors[1].Name != "client" || far.Actors[1].Host != "localhost" {
		t.Errorf("far: %+v", far)
	}
	kinds := ""
	for _, p := range l.Parts {
		kinds += p.Kind.String() + " "
	}
	if kinds != "say predict do quiz " {
		t.Errorf("kinds: %s", kinds)
	}
	p := l.Parts[1]
	if p.Options[1].Value.Source != `b"helloworld"` || p.Answer.Source != `received("server")[-1]` || p.Then.Source != "step server" {
		t.Errorf("predict: %+v", p)
	}
	if q := l.Parts[3]; !q.Options[1].Right || q.Options[0].Right || q.Options[0].Why.ZH == "" {
		t.Errorf("quiz: %+v", q)
	}
}

// Every character of code has its own place in the file.
func TestPlacesInsideCode(t *testing.T) {
	l := sample(t)
	lines := fileLines(t, "testdata/sample.yaml")
	program := l.Stages[0].Actors[1].Program
	for i, line := range strings.Split(strings.TrimSuffix(program.Source, "\n"), "\n") {
		if got := lines[program.Line+i][program.Col:]; got != line {
			t.Errorf("program line %d: the file has %q there, the program %q", i+1, got, line)
		}
	}
	for _, c := range []Code{l.Parts[1].Setup, l.Parts[1].Options[1].Value, l.Parts[2].Goal, l.Parts[2].Solution} {
		at := c.Place(1, 3, 5)
		if got := lines[at.Line-1][at.Col-1 : at.EndCol-1]; got != c.Source[2:4] {
			t.Errorf("%s: the file has %q at %s, the code %q", c.Source, got, at, c.Source[2:4])
		}
	}
}

func fileLines(t *testing.T, path string) []string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(data), "\n")
}

// An editor on Windows may write a byte order mark and CR LF: it is the same lesson.
func TestLineEnds(t *testing.T) {
	data, err := os.ReadFile("testdata/sample.yaml")
	if err != nil {
		t.Fatal(err)
	}
	l, err := Parse("x.yaml", []byte("\ufeff"+strings.ReplaceAll(string(data), "\n", "\r\n")), nil)
	if err != nil {
		t.Fatal(err)
	}
	want, got := sample(t).Stages[0].Actors[0].Program, l.Stages[0].Actors[0].Program
	if got.Source != want.Source || got.Line != want.Line || got.Col != want.Col {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestStartOf(t *testing.T) {
	l := sample(t)
	l.Parts[2].Stage, l.Parts[2].Setup = Name{}, Code{}
	if _, ok := l.StartOf(0); ok {
		t.Error("a part to read starts a run")
	}
	s, ok := l.StartOf(2)
	if want := l.Parts[1].Setup.Source + "; step server"; !ok || s.Stage.Name != "two-sends" || s.Schedule() != want {
		t.Errorf("after the prediction: %v %q, want %q", ok, s.Schedule(), want)
	}
	if left, before := l.LeftBefore(2); before != 1 || left.Schedule() != s.Schedule() {
		t.Errorf("part %d leaves %q", before, left.Schedule())
	}
	if _, before := l.LeftBefore(1); before != -1 {
		t.Errorf("part %d is before the first that steers", before)
	}
	l.Parts[2].Stage.Name = "far"
	if s, _ := l.StartOf(2); s.Stage.Name != "far" || s.Schedule() != "" {
		t.Errorf("with a stage of its own: %s %q", s.Stage.Name, s.Schedule())
	}
}

const head = `format: 1
id: x
chapter: network
section: "1"
minutes: 1
title: x
summary: x
`

// A program in a file beside the lesson is read, and no other file is.
func TestProgramBeside(t *testing.T) {
	dir := fstest.MapFS{"server.py": {Data: []byte("print(1)\r\n")}, "big.py": {Data: make([]byte, MaxBytes+1)}}
	with := func(file string) (*Lesson, error) {
		return Parse("x.yaml", []byte(head+"stages:\n  one:\n    actors:\n      server:\n        file: "+file+"\nparts:\n  - say: hi\n"), dir)
	}
	l, err := with("server.py")
	if err != nil {
		t.Fatal(err)
	}
	if p := l.Stages[0].Actors[0].Program; p.Source != "print(1)\n" || p.File != "server.py" || p.Line != 0 || p.Col != 0 {
		t.Errorf("program: %+v", p)
	}
	for file, want := range map[string]string{
		"../server.py": "lesson.bad-file", "/etc/passwd": "lesson.bad-file", `a\b.py`: "lesson.bad-file",
		".py": "lesson.bad-file", "server.txt": "lesson.bad-file", "none.py": "lesson.no-file-beside", "big.py": "lesson.too-large",
	} {
		_, err := with(file)
		all := failure.All(err)
		if len(all) != 1 || all[0].ID != want || all[0].At.Line != 12 {
			t.Errorf("%s: got %v, want %s at line 12", file, err, want)
		}
	}
}

// What is no lesson at all is refused before YAML sees it, or as one failure.
func TestNoLesson(t *testing.T) {
	bomb := "a: &a [x]\n"
	for c := 'b'; c <= 'z'; c++ {
		bomb += string(c) + ": &" + string(c) + " [" + strings.Repeat("*"+string(c-1)+", ", 9) + "]\n"
	}
	for name, c := range map[string]struct{ text, want string }{
		"empty":      {"", "lesson.empty"},
		"comment":    {"# nothing\n", "lesson.empty"},
		"space":      {" \n\n", "lesson.empty"},
		"binary":     {"\x7fELF\x00\x01", "lesson.binary"},
		"latin-1":    {"id: \xe9t\xe9", "lesson.binary"},
		"escape":     {"id: \x1b[31m", "lesson.hidden-character"},
		"backwards":  {"id: a\u202eb", "lesson.hidden-character"},
		"large":      {strings.Repeat("#", MaxBytes+1), "lesson.too-large"},
		"deep":       {strings.Repeat("[", 20000), "lesson.yaml-deep"},
		"two":        {"a: 1\n---\nb: 2\n", "lesson.documents"},
		"list":       {"- a\n", "lesson.not-map"},
		"text":       {"hello", "lesson.not-map"},
		"null":       {"~", "lesson.null"},
		"alias bomb": {bomb, "lesson.alias"},
	} {
		t.Run(name, func(t *testing.T) {
			l, err := Parse("x.yaml", []byte(c.text), nil)
			for _, f := range failure.All(err) {
				if f.ID == c.want {
					return
				}
			}
			t.Errorf("got %v %v, want %s", l, err, c.want)
		})
	}
}

func TestUnreadable(t *testing.T) {
	dir := t.TempDir()
	for path, want := range map[string]string{dir: "lesson.unreadable", dir + "/none.yaml": "lesson.no-file"} {
		_, err := LoadFile(path)
		if all := failure.All(err); len(all) != 1 || all[0].ID != want {
			t.Errorf("%s: got %v, want %s", path, err, want)
		}
	}
}

// A file that is wrong everywhere gives a list that can be read.
func TestManyFailures(t *testing.T) {
	_, err := Parse("x.yaml", []byte(head+"parts:\n"+strings.Repeat("  - sya: hi\n", 1000)), nil)
	all := failure.All(err)
	if len(all) != maxFailures+1 || all[maxFailures].ID != "lesson.more" || all[maxFailures].Arg("n") != 1000-maxFailures {
		t.Errorf("%d failures, the last %v", len(all), all[len(all)-1])
	}
}

// A key of any length gives a failure that can be read.
func TestLongKey(t *testing.T) {
	_, err := Parse("x.yaml", []byte(head+"? "+strings.Repeat("é", 100_000)+"\n: 1\nparts:\n  - say: hi\n"), nil)
	all := failure.All(err)
	if len(all) != 1 || all[0].ID != "lesson.unknown-key" || len(all[0].Arg("name").(string)) > 2*maxShown {
		t.Errorf("got %d failures, %.200v", len(all), err)
	}
}
