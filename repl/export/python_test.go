package export

import (
	"fmt"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"lockstep/repl/text"
	"lockstep/runtime/failure"
	"lockstep/runtime/real"
	"lockstep/runtime/stage"
)

// What a program says of the stage's addresses is said in those of the machine; the rest stays.
func TestPython(t *testing.T) {
	st := &stage.Stage{Name: "far", Files: []stage.File{{Name: "names.txt", Text: "ann\n"}}}
	st.Hosts = []stage.Host{{Name: "server", Addr: netip.MustParseAddr("10.0.0.1")}, {Name: "client", Addr: netip.MustParseAddr("10.0.0.12")}}
	st.Actors = []stage.Actor{
		{Name: "server", Program: stage.Program{Source: "sk.bind((\"\", 9000))\nprint(\"110.0.0.12 1.10.0.0.1\")\n"}},
		{Name: "client", Program: stage.Program{Source: "import multiprocessing\nsk.connect((\"10.0.0.1\", 9000))\nown = ('localhost', 1), (\"127.0.0.1\", 2), '10.0.0.12'\n"}, Input: []string{"hi", "q"}},
	}
	st.Complete()
	on := real.OnLoopback(st)
	first, second, inner := on[0].Addr.String(), on[1].Addr.String(), on[1].Inner.String()
	want := []File{
		{"server.py", `# server.py: actor server of stage far in Lockstep's lesson demo, for CPython 3.
# Start each in a terminal of its own, in this order: python3 server.py; python3 client.py

sk.bind(("` + first + `", 9000))
print("110.0.0.12 1.10.0.0.1")
`},
		{"client.py", `# client.py: actor client of stage far in Lockstep's lesson demo, for CPython 3.
# Start each in a terminal of its own, in this order: python3 server.py; python3 client.py
# The lesson types: hi, q
import multiprocessing

if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")

import multiprocessing
sk.connect(("` + first + `", 9000))
own = ('` + inner + `', 1), ("` + inner + `", 2), '` + second + `'
`},
		{"names.txt", "ann\n"},
	}
	if diff := cmp.Diff(want, Python(text.En, "demo", st)); diff != "" {
		t.Error(diff)
	}
}

// No file of an actor stands for a module that the programs import, or in the place of another file.
func TestPythonNames(t *testing.T) {
	st := &stage.Stage{Name: "one", Files: []stage.File{{Name: "b.py"}}}
	for _, name := range []string{"queue", "queue_", "server", "b"} {
		st.Actors = append(st.Actors, stage.Actor{Name: name, Program: stage.Program{Source: "import queue\n"}})
	}
	st.Complete()
	var names []string
	for _, f := range Python(text.En, "demo", st) {
		names = append(names, f.Name)
	}
	if diff := cmp.Diff([]string{"queue__.py", "queue_.py", "server.py", "b_.py", "b.py"}, names); diff != "" {
		t.Error(diff)
	}
}

// What was exported is written over by another export, and nobody's own file is.
func TestPythonOver(t *testing.T) {
	dir := t.TempDir()
	f, err := Find("python")
	if err != nil {
		t.Fatal(err)
	}
	put := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write := func(source string, l text.Lang) string {
		st := &stage.Stage{Name: "one", Files: []stage.File{{Name: "names.txt", Text: "ann\n"}}, Actors: []stage.Actor{{Name: "server", Program: stage.Program{Source: source}}}}
		st.Complete()
		_, err := f.Write(Source{Lang: l, Lesson: "demo", Stage: st}, dir)
		for _, f := range failure.All(err) {
			return f.ID + " " + filepath.Base(f.Arg("file").(string))
		}
		return ""
	}
	for _, c := range []struct{ name, text, want string }{
		{"names.txt", "my friends\n", "disk.exists names.txt"},
		{"names.txt", "ann\n", ""},
		{"names.txt", "what the programs wrote\n", ""},
		{"server.py", "# my own\n", "disk.exists server.py"},
	} {
		put(c.name, c.text)
		for _, l := range []text.Lang{text.En, text.Zh} {
			if got := write("print(1)\n", l); got != c.want {
				t.Errorf("over %q: %q, not %q", c.text, got, c.want)
			}
			if there, err := os.ReadFile(filepath.Join(dir, c.name)); err != nil || c.want != "" && string(there) != c.text {
				t.Errorf("%s is now %q, %v", c.name, there, err)
			}
		}
	}
}

// A server of all addresses of a host is reached at the host's own 127.0.0.1, unless somebody else listens there.
func TestPythonOwnAddress(t *testing.T) {
	for server, own := range map[string]bool{
		`s.bind(("", 9000))`:                                        false,
		`socket.create_server(("0.0.0.0", 9000))`:                   false,
		`s.bind(("10.0.0.1", 9000))`:                                true,
		`s.bind(("", 9000)); t.bind(("127.0.0.1", 9001))`:           true,
		`s.bind(("", 9000)); socket.create_server(("localhost",1))`: true,
	} {
		st := &stage.Stage{Hosts: []stage.Host{{Name: "one", Addr: netip.MustParseAddr("10.0.0.1")}, {Name: "two", Addr: netip.MustParseAddr("10.0.0.2")}}}
		for _, source := range []string{server, `c.connect(("127.0.0.1", 9000))`, `c.connect(("localhost", 9000))`} {
			st.Actors = append(st.Actors, stage.Actor{Name: fmt.Sprintf("a%d", len(st.Actors)), Host: "one", Program: stage.Program{Source: source}})
		}
		st.Complete()
		at := real.OnLoopback(st)[0]
		want := at.Addr.String()
		if own {
			want = at.Inner.String()
		}
		for _, f := range Python(text.En, "demo", st)[1:] {
			if !strings.Contains(f.Text, `connect(("`+want+`", 9000))`) {
				t.Errorf("beside %s:\n%s", server, f.Text)
			}
		}
	}
}
