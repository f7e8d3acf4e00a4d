package main

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

type layer struct {
	dir     string
	imports []string // of the module; "x/..." stands for x and all below
	only    []string // import path prefixes that no package without them here may use
}

// layers says which packages of the module each package may import (tests aside), and which
// packages from outside only it may. A folder that is not here is an error: add it, with its arrows.
var layers = []layer{
	{"runtime/failure", nil, nil},
	{"runtime/stage", nil, nil},
	{"runtime/event", nil, nil},
	{"runtime/packet", []string{"runtime/event"}, []string{"github.com/gopacket/"}},
	{"runtime/world", []string{"runtime/event"}, nil},
	{"runtime/python/syntax", []string{"runtime/failure"}, nil},
	{"runtime/python/object", []string{"runtime/failure", "runtime/python/syntax"}, nil},
	{"runtime/python/eval", []string{"runtime/failure", "runtime/python/syntax", "runtime/python/object"}, nil},
	{"runtime/actor", []string{"runtime/failure", "runtime/stage", "runtime/event", "runtime/world", "runtime/python/..."}, nil},
	{"runtime/lab", []string{"runtime/failure", "runtime/stage", "runtime/event", "runtime/world", "runtime/shared"}, []string{"gvisor.dev/"}},
	{"runtime/process", []string{"runtime/actor", "runtime/stage", "runtime/world", "runtime/python/object"}, nil},
	{"runtime/real", []string{"runtime/failure", "runtime/stage", "runtime/event", "runtime/world"}, nil},
	{"runtime/shared", []string{"runtime/world"}, nil},
	{"runtime/conductor", []string{"runtime/failure", "runtime/stage", "runtime/event", "runtime/world", "runtime/shared", "runtime/actor", "runtime/python/object"}, nil},
	{"runtime/recording", []string{"runtime/failure", "runtime/stage", "runtime/event", "runtime/conductor"}, nil},
	{"runtime/explore", []string{"runtime/conductor", "runtime/event", "runtime/failure", "runtime/world"}, nil},
	{"lessons", []string{"runtime/failure", "runtime/stage", "runtime/actor", "runtime/conductor", "lessons/goal"}, []string{"gopkg.in/yaml.v3"}},
	{"lessons/goal", []string{"runtime/...", "runtime/python/..."}, nil},
	{"lessons/prove", []string{"lessons/...", "runtime/..."}, nil},
	{"repl/text", []string{"runtime/failure"}, nil},
	{"repl/render", []string{"repl/text", "runtime/..."}, nil},
	{"repl/markdown", []string{"repl/text", "repl/render", "runtime/python/syntax"}, []string{"github.com/yuin/goldmark"}},
	{"repl/prompt", []string{"repl/text", "runtime/failure"}, []string{"github.com/c-bata/go-prompt", "github.com/mattn/go-runewidth"}},
	{"repl/disk", []string{"runtime/failure"}, []string{"github.com/google/renameio"}},
	{"repl/progress", []string{"runtime/failure", "repl/disk"}, []string{"github.com/gofrs/flock"}},
	{"repl/library", []string{"runtime/failure", "repl/disk", "lessons"}, nil},
	{"repl/export", []string{"repl/disk", "repl/text", "repl/render", "runtime/conductor", "runtime/event", "runtime/failure", "runtime/packet", "runtime/real", "runtime/stage"}, nil},
	{"repl/handin", []string{"repl/progress", "lessons/...", "runtime/..."}, nil},
	{"repl", []string{"repl/...", "lessons/...", "runtime/..."}, []string{"github.com/fatih/color"}},
	{"cmd/lockstep", []string{"repl/...", "lessons/...", "runtime/..."}, []string{"github.com/spf13/cobra"}},
}

// bannedCalls are left out of what decides a run: time and chance belong to the world. A file may
// use one where allowedCalls gives the reason.
var bannedCalls = map[string]string{
	"time.Now": "the world owns time", "time.Sleep": "the world owns time", "time.After": "the world owns time",
	"time.Since": "the world owns time", "os.Exit": "only main ends the process",
}

var bannedImports = map[string]string{
	"math/rand": "chance follows from the seed", "math/rand/v2": "chance follows from the seed",
	"unsafe": "no need has been shown", "github.com/google/gopacket": "its start costs 23 ms",
	"github.com/alecthomas/kong": "switches off method elimination", "html/template": "switches off method elimination",
}

// allowedCalls lists, by file, what is allowed there and why.
var allowedCalls = map[string]map[string]string{
	"cmd/lockstep/check.go":    {"time.Now": "how long a proof took, the wall clock says", "time.Since": "the same"},
	"cmd/lockstep/recheck.go":  {"time.Now": "an author sees when it was"},
	"cmd/lockstep/watch.go":    {"time.After": "files are looked at for changes until somebody ends it"},
	"cmd/lockstep/explore.go":  {"time.Now": "how many schedules a second, the wall clock says"},
	"cmd/lockstep/main.go":     {"os.Exit": "this is main"},
	"cmd/lockstep/session.go":  {"time.Now": "how long a learner takes, the wall clock says"},
	"cmd/lockstep/typist.go":   {"go": "reads standard input for programs of the real world, which nothing repeats"},
	"runtime/real/world.go":    {"time.Now": "the real world's clock is the wall's", "time.Since": "the same"},
	"cmd/lockstep/terminal.go": {"os.Exit": "a signal ends the program", "go": "waits for that signal, and ends with the session"},
	"repl/handin/grade.go":     {"go": "hand-ins are graded side by side; each result depends on its own alone"},
	"repl/prompt/mode_unix.go": {"time.After": "nothing tells that a stop will not come"},
	"repl/prompt/terminal.go": {
		"go":         "one reads keys for the whole session, one follows the terminal's size; neither decides what a run does",
		"time.After": "an Escape key is told from the start of a sequence by time alone",
	},
	"runtime/explore/bounded.go":  {"go": "schedules are walked on two cores, each worker with a run of its own; what they find is taken in the order of the schedules"},
	"runtime/explore/parallel.go": {"go": "a search on two cores: workers share nothing but the list of parts, and what they find is merged whatever the order"},
	"runtime/process/host.go": {
		"time.Now": "the machine's processes go by the wall's clock", "time.Since": "the same", "os.Exit": "such a process has a status of its own",
		"go": "hears that nobody is there any more while the program computes",
	},
	"runtime/process/process.go": {
		"go":       "hears what comes from a process of the machine's, and that it has ended",
		"time.Now": "a process that somebody has stopped is not waited for without end",
	},
	"runtime/python/object/memory.go": {"unsafe": "strings that share their bytes are charged once"},
}

func root(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

type source struct {
	name string // slash-separated, from the root
	file *ast.File
	text []byte
}

func sources(t *testing.T, test bool) []source {
	t.Helper()
	top := root(t)
	var out []source
	err := filepath.WalkDir(top, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && p != top) {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") != test {
			return nil
		}
		text, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), p, text, parser.ParseComments)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(top, p)
		out = append(out, source{filepath.ToSlash(rel), f, text})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func within(patterns []string, pkg string) bool {
	return slices.ContainsFunc(patterns, func(p string) bool {
		base, below := strings.CutSuffix(p, "/...")
		return pkg == base || below && strings.HasPrefix(pkg, base+"/")
	})
}

// TestLayers holds the arrows between packages one-way.
func TestLayers(t *testing.T) {
	for _, s := range sources(t, false) {
		dir := path.Dir(s.name)
		at := slices.IndexFunc(layers, func(l layer) bool { return l.dir == dir })
		if at < 0 {
			t.Errorf("%s: %s is not in the table of layers", s.name, dir)
			continue
		}
		for _, i := range s.file.Imports {
			imp := strings.Trim(i.Path.Value, `"`)
			if why := bannedImports[imp]; why != "" && allowedCalls[s.name][imp] == "" {
				t.Errorf("%s imports %s: %s", s.name, imp, why)
			}
			if own, ok := strings.CutPrefix(imp, "lockstep/"); ok && !within(layers[at].imports, own) {
				t.Errorf("%s imports %s: not an arrow of %s", s.name, imp, dir)
			}
			for _, l := range layers {
				for _, only := range l.only {
					if strings.HasPrefix(imp, only) && l.dir != dir && !slices.Contains(layers[at].only, only) {
						t.Errorf("%s imports %s: only %s may", s.name, imp, l.dir)
					}
				}
			}
		}
	}
}

// TestBannedCalls keeps time, chance and goroutines out of what decides a run.
func TestBannedCalls(t *testing.T) {
	used := map[string]bool{}
	for _, s := range sources(t, false) {
		report := func(what, why string) {
			if allowedCalls[s.name][what] != "" {
				used[s.name+" "+what] = true
				return
			}
			t.Errorf("%s uses %s: %s", s.name, what, why)
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ImportSpec:
				used[s.name+" "+strings.Trim(n.Path.Value, `"`)] = true
			case *ast.GoStmt:
				report("go", "the order of goroutines must not decide anything, and none may be left behind")
			case *ast.SelectorExpr:
				if x, ok := n.X.(*ast.Ident); ok {
					if what := x.Name + "." + n.Sel.Name; bannedCalls[what] != "" {
						report(what, bannedCalls[what])
					}
				}
			}
			return true
		})
	}
	for file, calls := range allowedCalls {
		for call := range calls {
			if !used[file+" "+call] {
				t.Errorf("%s no longer uses %s: take it off the list", file, call)
			}
		}
	}
}

// TestStartCompilesNothing keeps regular expressions from being compiled at every start.
func TestStartCompilesNothing(t *testing.T) {
	for _, s := range sources(t, false) {
		for _, d := range s.file.Decls {
			if d, ok := d.(*ast.GenDecl); ok {
				ast.Inspect(d, func(n ast.Node) bool {
					if x, ok := n.(*ast.SelectorExpr); ok && x.Sel.Name == "MustCompile" {
						t.Errorf("%s compiles a regular expression at every start; with sync.OnceValue it would be when it is needed", s.name)
					}
					_, inside := n.(*ast.FuncLit)
					return !inside
				})
			}
		}
	}
}

// TestPackageComments wants one package comment for each package, which begins as Go's tools expect.
func TestPackageComments(t *testing.T) {
	docs := map[string][]string{}
	for _, s := range sources(t, false) {
		dir := path.Dir(s.name)
		if s.file.Doc != nil {
			docs[dir] = append(docs[dir], s.name)
			want := "Package " + s.file.Name.Name + " "
			if s.file.Name.Name == "main" {
				want = "Command "
			}
			if !strings.HasPrefix(s.file.Doc.Text(), want) {
				t.Errorf("%s: the package comment does not begin with %q", s.name, want)
			}
		} else if docs[dir] == nil {
			docs[dir] = []string{}
		}
	}
	for dir, files := range docs {
		if len(files) != 1 {
			t.Errorf("%s has %d package comments, not 1: %v", dir, len(files), files)
		}
	}
}

// TestFileSizes holds files to what can be read in one sitting.
func TestFileSizes(t *testing.T) {
	for _, test := range []bool{false, true} {
		for _, s := range sources(t, test) {
			most := 400
			if strings.HasPrefix(s.name, "runtime/python/") || test {
				most = 600
			}
			if n := bytes.Count(s.text, []byte("\n")); n > most && !ast.IsGenerated(s.file) {
				t.Errorf("%s has %d lines, more than %d: does it hold two things?", s.name, n, most)
			}
		}
	}
}

// TestTopLevel keeps the agreed top level.
func TestTopLevel(t *testing.T) {
	agreed := []string{"go.mod", "go.sum", "lessons", "runtime", "repl", "cmd", "README.md", "LICENSE"}
	entries, err := os.ReadDir(root(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(agreed, e.Name()) {
			t.Errorf("%s is outside the agreed top level", e.Name())
		}
	}
}
