package library

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lockstep/lessons"
	"lockstep/repl/text"
	"lockstep/runtime/failure"
)

var rewrite = flag.Bool("rewrite", false, "write testdata anew; commit only differences that you can explain")

// put is one entry of a zip.
type put struct {
	name, text string
	change     func(*zip.FileHeader)
}

const course = "title: Nets\n"

func lesson(id string) string {
	return "format: 1\nid: " + id + "\nchapter: own\nsection: \"1\"\nminutes: 1\ntitle: Lesson " + id + "\nsummary: x\nparts:\n  - say: Read.\n"
}

// whole are the entries of a course that is as it should be, and some more.
func whole(more ...put) []put {
	return append([]put{{name: "net/"}, {name: "net/course.yaml", text: course}, {name: "net/intro.yaml", text: lesson("intro")}}, more...)
}

func zipped(t testing.TB, all []put) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range all {
		h := &zip.FileHeader{Name: p.name, Method: zip.Deflate}
		if p.change != nil {
			p.change(h)
		}
		w, err := z.CreateHeader(h)
		if err == nil {
			_, err = w.Write([]byte(p.text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func link(h *zip.FileHeader) { h.SetMode(fs.ModeSymlink | 0o777) }
func pipe(h *zip.FileHeader) { h.SetMode(fs.ModeNamedPipe | 0o666) }
func many(n int) (all []put) { // files that a course does not want
	for i := range n {
		all = append(all, put{name: fmt.Sprintf("net/%d.bin", i)})
	}
	return all
}

func manyLessons(n int) (all []put) {
	for i := range n {
		all = append(all, put{name: fmt.Sprintf("net/l%d.yaml", i), text: lesson(fmt.Sprintf("l%d", i))})
	}
	return all
}

func large(n int) (all []put) {
	noise := make([]byte, 400<<10) // too even for its size when it is packed well: here it is not
	for i := range noise {
		noise[i] = "0123456789abcdef"[(i*i+i>>3)%16]
	}
	for i := range n {
		all = append(all, put{name: fmt.Sprintf("net/%d.md", i), text: string(noise), change: func(h *zip.FileHeader) { h.Method = zip.Store }})
	}
	return all
}

// hostileZips are zips that no author would send, and what each is refused for.
var hostileZips = []struct {
	name string
	with []put
	want string
}{
	{"up", []put{{name: "../course.yaml", text: course}}, "library.name library.name-up"},
	{"up from below", []put{{name: "net/x/../../../.bashrc", text: "x"}}, "library.name library.name-up"},
	{"up, where nobody would look", []put{{name: "__MACOSX/../../x", text: "x"}}, "library.name library.name-up"},
	{"absolute", []put{{name: "/etc/cron.d/x.yaml", text: course}}, "library.name library.name-absolute"},
	{"drive", []put{{name: `C:/x.yaml`, text: course}}, "library.name library.name-absolute"},
	{"stream", []put{{name: `net/x:y.yaml`, text: course}}, "library.name library.name-characters"},
	{"backslash", []put{{name: `net\..\..\x.yaml`, text: course}}, "library.name library.name-backslash"},
	{"zero", []put{{name: "net/x.yaml\x00.png", text: course}}, "library.name library.name-zero"},
	{"empty part", []put{{name: "net//x.yaml", text: course}}, "library.name library.name-empty"},
	{"dot", []put{{name: "net/./intro.yaml", text: course}}, "library.name library.name-empty"},
	{"device", []put{{name: "net/con.yaml", text: course}}, "library.name library.name-device"},
	{"device with endings", []put{{name: "net/COM1.x.md", text: "x"}}, "library.name library.name-device"},
	{"trailing dot", []put{{name: "net/a./x.yaml", text: "x"}}, "library.name library.name-characters"},
	{"escape", []put{{name: "net/\x1b[2J.md", text: "x"}}, "library.name library.name-characters"},
	{"encoding", []put{{name: "net/\xd6\xd0.yaml", text: "x"}}, "library.name library.name-encoding"},
	{"long", []put{{name: "net/" + strings.Repeat("x", 300) + ".md", text: "x"}}, "library.name library.name-long"},
	{"deep", []put{{name: "net/" + strings.Repeat("a/", 50) + "x.md", text: "x"}}, "library.name library.name-deep"},
	{"link", []put{{name: "net/secret.md", text: "/etc/passwd", change: link}}, "library.link"},
	{"link as course", []put{{name: "net/race.yaml", text: "../../progress.json", change: link}}, "library.link"},
	{"pipe", []put{{name: "net/pipe.py", change: pipe}}, "library.link"},
	{"twice", []put{{name: "net/intro.yaml", text: lesson("other")}}, "library.same"},
	{"case", []put{{name: "net/Intro.yaml", text: lesson("other")}}, "library.same"},
	{"file and folder", []put{{name: "net/intro.yaml/x.md", text: "x"}}, "library.same"},
	{"password", []put{{name: "net/x.md", text: "x", change: func(h *zip.FileHeader) { h.Flags |= 1 }}}, "library.secret"},
	{"bomb", []put{{name: "net/x.md", text: strings.Repeat("#", lessons.MaxBytes)}}, "library.bomb"},
	{"large file", []put{{name: "net/x.md", text: strings.Repeat("#", lessons.MaxBytes+1)}}, "lesson.too-large"},
	{"large in all", large(45), "library.too-large"},
	{"many files", many(maxEntries), "library.too-many"},
	{"many names", slices.Repeat([]put{{name: "../x", text: "x"}}, 30), strings.Repeat("library.name library.name-up ", mostTold)},
	{"many lessons", manyLessons(maxTaken), "library.too-many"},
	{"two courses", []put{{name: "other/course.yaml", text: course}}, "library.courses"},
	{"course in course", []put{{name: "net/below/course.yaml", text: course}}, "library.courses"},
	{"control character in a lesson", []put{{name: "net/x.yaml", text: "a\x1b[2J: b\n"}}, "lesson.hidden-character"},
	{"anchors", []put{{name: "net/x.yaml", text: "a: &a [x, x]\nb: &b [*a, *a]\n"}}, "lesson.alias lesson.alias"},
	{"program outside", []put{{name: "net/x.yaml", text: strings.Replace(lesson("x"), "parts:", "stages:\n  one:\n    actors:\n      a:\n        file: ../../secret.py\nparts:", 1)}}, "lesson.bad-file"},
}

// TestHostile: each is refused, and nothing is put into the library. What a learner reads is in
// testdata/hostile.txt.
func TestHostile(t *testing.T) {
	dir := t.TempDir()
	lib := Library(filepath.Join(dir, "home", "courses"))
	file := filepath.Join(dir, "net.zip")
	var says strings.Builder
	for _, c := range hostileZips {
		if err := os.WriteFile(file, zipped(t, whole(c.with...)), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := lib.Add(file)
		var got []string
		for _, f := range failure.All(err) {
			got = append(got, f.ID)
			if why, ok := f.Arg("why").(*failure.Failure); ok {
				got = append(got, why.ID)
			}
			if !strings.HasPrefix(f.At.File, file) {
				t.Errorf("%s: %v is not told at the zip", c.name, f)
			}
		}
		if !slices.Equal(got, strings.Fields(c.want)) {
			t.Errorf("%s: %v, not %s", c.name, got, c.want)
		}
		fmt.Fprintf(&says, "%s\n%s\n%s\n\n", c.name, text.Error(text.En, err), text.Error(text.Zh, err))
	}
	if _, err := os.Stat(string(lib)); err == nil {
		t.Error("something was put into the library")
	}
	golden(t, "testdata/hostile.txt", strings.ReplaceAll(filepath.ToSlash(says.String()), filepath.ToSlash(dir)+"/", ""))
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *rewrite {
		if err := os.WriteFile(file, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("(-stored +now; -rewrite keeps what is now):\n%s", diff)
	}
}

// Sizes that a zip claims and does not have, and bytes that are changed in it.
func TestLies(t *testing.T) {
	good := zipped(t, whole(put{name: "net/x.md", text: strings.Repeat("many words\n", 40_000)}))
	at := bytes.LastIndex(good, []byte("PK\x01\x02")) // x.md is the last
	for name, lie := range map[string]func(data []byte){
		"smaller":  func(data []byte) { binary.LittleEndian.PutUint32(data[at+24:], 10) },
		"checksum": func(data []byte) { data[at+16] ^= 1 },
		"packed":   func(data []byte) { data[bytes.Index(data, []byte("net/x.md"))+40] ^= 0x55 },
		"offset":   func(data []byte) { binary.LittleEndian.PutUint32(data[at+42:], 3) },
		"method":   func(data []byte) { data[at+10] = 12 },
	} {
		data := slices.Clone(good)
		lie(data)
		if p, err := open("net", data); p != nil && err == nil {
			t.Errorf("%s: taken", name)
		}
	}
	if _, err := open("net", good); failure.All(err)[0].ID != "library.bomb" {
		t.Errorf("%v", err)
	}
}

// TestAdd: what is taken and what is left, what is said of a second time, and that nothing is lost.
func TestAdd(t *testing.T) {
	lib, dir := Library(filepath.Join(t.TempDir(), "home", "courses")), t.TempDir()
	write := func(files map[string]string) {
		t.Helper()
		for name, text := range files {
			path := filepath.Join(dir, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	add := func() *Added {
		t.Helper()
		added, err := lib.Add(dir)
		if err != nil {
			t.Fatal(err)
		}
		return added
	}
	write(map[string]string{
		"course.yaml": "id: net\norder: [race]\n" + course, "intro.yaml": lesson("intro"), "ch/race.yaml": with(lesson("race"), "server.py"), "ch/server.py": "print(1)\n",
		"ch/other.py": "print(2)\n", "README.md": "# Nets\n", "LICENSE": "MIT", "slides.pdf": "x", ".git/config": "x", "testdata/x.yaml": "x", "old.yml": "x",
	})
	first := add()
	if left := first.Left; !slices.Equal(left, []string{"old.yml", "slides.pdf", "ch/other.py"}) {
		t.Errorf("left %v", left)
	}
	if names := first.files.names(); !slices.Equal(names, []string{"LICENSE", "README.md", "ch/race.yaml", "ch/server.py", "course.yaml", "intro.yaml"}) {
		t.Errorf("taken %v", names)
	}
	s := &lessons.Shelf{}
	lib.Fill(s)
	if len(s.Lessons) != 2 || s.Lessons[0].ID != "net/race" || s.Lessons[0].Stages[0].Actors[0].Program.Source != "print(1)\n" || s.Broken != nil {
		t.Errorf("%v %v", s.Lessons, s.Broken)
	}
	beside := lessons.ReadShelf([]string{dir}) // the author's own folder goes before the copy, which is said to be one
	if lib.Fill(beside); len(beside.Lessons) != 2 || len(beside.Broken) != 1 || beside.Broken[0].Arg("library") != true {
		t.Errorf("%v %v", beside.Lessons, beside.Broken)
	}
	if again := add(); !again.Same || again.New != nil {
		t.Errorf("%+v", again)
	}
	write(map[string]string{"ch/server.py": "print(3)\n", "intro.yaml": lesson("start")})
	if again := add(); again.Same || fmt.Sprint(again.New, again.Changed, again.Gone) != "[start] [race] [intro]" {
		t.Errorf("%+v", again)
	}
	before, _ := os.ReadFile(lib.file("net"))

	// One that does not load, and one that only has the same id.
	for want, files := range map[string]map[string]string{
		"lesson.missing-key":    {"ch/race.yaml": "format: 1\n", "intro.yaml": "format: 1\n"},
		"library.other":         {"ch/race.yaml": lesson("x"), "intro.yaml": lesson("y"), "course.yaml": "id: net\ntitle: Others\n"},
		"library.like":          {"ch/race.yaml": lesson("race"), "intro.yaml": lesson("y"), "course.yaml": "id: Net\ntitle: Nets\n"},
		"course.no-such-lesson": {"course.yaml": "id: net\ntitle: Nets\norder: [rac]\n"},
	} {
		write(map[string]string{"ch/race.yaml": with(lesson("race"), "server.py"), "intro.yaml": lesson("start"), "course.yaml": "id: net\norder: [race]\n" + course})
		write(files)
		if _, err := lib.Add(dir); failure.All(err) == nil || failure.All(err)[0].ID != want {
			t.Errorf("%s: %v", want, err)
		}
		if after, _ := os.ReadFile(lib.file("net")); !bytes.Equal(before, after) {
			t.Errorf("%s: the course that was there is another", want)
		}
	}

	// What is left of one whose writing was interrupted is none.
	if err := os.WriteFile(filepath.Join(string(lib), ".net.zip42"), before[:20], 0o600); err != nil {
		t.Fatal(err)
	}
	if ids := lib.IDs(); !slices.Equal(ids, []string{"net"}) {
		t.Errorf("courses %v", ids)
	}
	if err := os.Remove(filepath.Join(string(lib), ".net.zip42")); err != nil {
		t.Fatal(err)
	}

	// What is damaged is told of, and mended by adding it again.
	if err := os.WriteFile(lib.file("net"), before[:len(before)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	s = &lessons.Shelf{}
	if lib.Fill(s); len(s.Lessons) != 0 || s.Broken[0].ID != "library.broken" {
		t.Errorf("%v", s)
	}
	write(map[string]string{"course.yaml": "id: net\n" + course, "ch/race.yaml": lesson("race"), "intro.yaml": lesson("start")})
	if again := add(); !again.Again {
		t.Errorf("%+v", again)
	}

	for _, c := range []struct{ id, want string }{
		{"nett", "library.no-such"},
		{"../net", "library.no-such"},
		{"Net", "library.no-such"},
		{"net/race", "library.whole"},
		{"tcp", "library.built-in"},
		{"network", "library.built-in"},
		{"net", ""},
		{"net", "library.no-such"},
	} {
		got := ""
		for _, f := range failure.All(lib.Remove(c.id)) {
			got = f.ID
		}
		if got != c.want {
			t.Errorf("remove %s: %s, not %s", c.id, got, c.want)
		}
	}
	if left, _ := os.ReadDir(string(lib)); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

// with gives a lesson a stage, with a program of a file.
func with(lesson, file string) string {
	return strings.Replace(lesson, "parts:", "stages:\n  one:\n    actors:\n      a:\n        file: "+file+"\nparts:", 1)
}

// A link in a folder is refused, one in a folder that is passed over is not looked at, and what is no
// folder and no zip is neither.
func TestSources(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]string{
		"none": "library.no-source", "text": "library.not-course", "one.yaml": "library.not-course", "empty.zip": "library.not-course",
		"cut.zip": "library.damaged", "nothing.zip": "library.no-course", "/dev/null": "library.not-course", ".": "library.no-course",
	} {
		write("text", "hello")
		write("one.yaml", lesson("one"))
		write("empty.zip", "")
		write("cut.zip", string(zipped(t, whole())[:100]))
		write("nothing.zip", string(zipped(t, nil)))
		path := filepath.Join(dir, name)
		if name[0] == '/' {
			path = name
		}
		if _, err := Read(path); failure.All(err) == nil || failure.All(err)[0].ID != want {
			t.Errorf("%s: %v, not %s", name, err, want)
		}
	}
	write("course.yaml", course)
	if err := os.Symlink("/etc/passwd", filepath.Join(dir, "two.yaml")); err != nil {
		t.Skip(err)
	}
	if _, err := Read(dir); failure.All(err)[0].ID != "library.link" {
		t.Errorf("%v", err)
	}
}

// A library that cannot be written leaves what was there.
func TestUnwritable(t *testing.T) {
	dir := t.TempDir()
	source := filepath.Join(dir, "net.zip")
	if err := os.WriteFile(source, zipped(t, whole()), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "courses"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := In(dir).Add(source); failure.All(err) == nil || failure.All(err)[0].ID != "library.unwritable" {
		t.Errorf("%v", err)
	}
	if _, err := In("").Add(source); failure.All(err) == nil || failure.All(err)[0].ID != "progress.no-folder" {
		t.Errorf("%v", err)
	}
}

// FuzzZip: whatever bytes a zip has, it is refused or gives lessons, and what it gives can be kept and
// read again as it was.
func FuzzZip(f *testing.F) {
	f.Add(zipped(f, whole(put{name: "net/race.yaml", text: with(lesson("race"), "a.py")}, put{name: "net/a.py", text: "print(1)\n"})))
	for _, c := range hostileZips {
		if data := zipped(f, whole(c.with...)); len(data) < 20_000 {
			f.Add(data)
		}
	}
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := open("net", data)
		if err != nil {
			if failure.All(err) == nil {
				t.Fatalf("refused without a sentence: %v", err)
			}
			return
		}
		kept, err := p.bytes()
		if err != nil {
			t.Fatal(err)
		}
		again, err := open("net", kept)
		if err != nil || len(again.Lessons) != len(p.Lessons) || len(p.Lessons) == 0 {
			t.Fatalf("kept otherwise: %v, %v", p, err)
		}
	})
}
