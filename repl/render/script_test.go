package render_test

import (
	"context"
	"flag"
	"fmt"
	"net/netip"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"lockstep/repl/render"
	"lockstep/repl/text"
	"lockstep/runtime/conductor"
	"lockstep/runtime/lab"
	"lockstep/runtime/stage"
)

var rewrite = flag.Bool("rewrite", false, "write golden files anew; commit only differences that you can explain")

// TestScripts plays testdata/*.txtar: a stage ("host NAME ADDR", "latency 20ms", "mtu 600"), a
// program for each actor, a script, and what is shown: once for each file named LANG.WIDTH.
// Script lines are verbs of the conductor, each followed by what it changed, and views.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || files == nil {
		t.Fatal("no scripts", err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			st, script := readStage(t, ar)
			for i := range ar.Files {
				f := &ar.Files[i]
				v, ok := viewOf(f.Name)
				if !ok {
					continue
				}
				got := play(t, st, script, v)
				if diff := cmp.Diff(string(f.Data), got); diff != "" && !*rewrite {
					t.Errorf("%s %s (after - is what is written down):\n%s", name, f.Name, diff)
				}
				f.Data = []byte(got)
			}
			if *rewrite {
				if err := os.WriteFile(name, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// viewOf reads the name of an expected output, such as "zh.60".
func viewOf(name string) (render.View, bool) {
	lang, width, _ := strings.Cut(name, ".")
	l, known := text.ParseLang(lang)
	n, err := strconv.Atoi(width)
	return render.View{Lang: l, Width: n, Rows: 30}, known && err == nil
}

func readStage(t *testing.T, ar *txtar.Archive) (*stage.Stage, string) {
	t.Helper()
	st, script := &stage.Stage{Name: "script", Seed: 1}, ""
	for _, f := range ar.Files {
		switch {
		case f.Name == "stage":
			for _, line := range strings.Split(strings.TrimSpace(string(f.Data)), "\n") {
				readSetting(t, st, strings.Fields(line))
			}
		case f.Name == "script":
			script = strings.TrimSpace(string(f.Data))
		case strings.HasSuffix(f.Name, ".py"):
			p := stage.Program{File: f.Name, Source: string(f.Data)}
			st.Actors = append(st.Actors, stage.Actor{Name: strings.TrimSuffix(f.Name, ".py"), Program: p})
		}
	}
	if homeless := st.Complete(); homeless != nil {
		t.Fatalf("no host for %v", homeless)
	}
	return st, script
}

func readSetting(t *testing.T, st *stage.Stage, w []string) {
	t.Helper()
	var err error
	switch w[0] {
	case "host":
		st.Hosts = append(st.Hosts, stage.Host{Name: w[1], Addr: netip.MustParseAddr(w[2])})
	case "latency":
		st.Link.Latency, err = time.ParseDuration(w[1])
	case "mtu":
		st.Link.MTU, err = strconv.Atoi(w[1])
	default:
		t.Fatalf("no setting %q", w)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// play carries out a script and gives what the view shows of it.
func play(t *testing.T, st *stage.Stage, script string, v render.View) string {
	t.Helper()
	r, err := conductor.New(st, conductor.Options{
		Open: lab.Open,
	})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var b strings.Builder
	for _, command := range strings.Split(script, "\n") {
		fmt.Fprintf(&b, "> %s\n", command)
		for _, line := range show(t, r, v, command) {
			if text.Width(line) > v.Width {
				t.Errorf("%d columns of %d: %s", text.Width(line), v.Width, line)
			}
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

func show(t *testing.T, r *conductor.Run, v render.View, command string) []string {
	t.Helper()
	word, rest, _ := strings.Cut(command, " ")
	n, _ := strconv.Atoi(rest)
	switch s := render.Look(r); word {
	case "log":
		return v.Log(s, 0, 0)
	case "packet":
		if n > 0 {
			return v.Packet(s, n)
		}
		return v.Packets(s, false)
	case "state":
		return v.State(s, rest)
	case "diagram":
		return v.Diagram(s, 0, n)
	case "stuck":
		return v.Stuck(s)
	case "code":
		return v.Code(s, rest)
	case "vars":
		return v.Vars(s, rest)
	case "break":
		if _, err := r.ToggleBreak(conductor.Breakpoint{Actor: rest, Line: 3}); err != nil {
			t.Fatal(err)
		}
		return nil
	}
	c, err := conductor.ParseCommand(command)
	if err != nil {
		t.Fatalf("%s: %v", command, err)
	}
	first := r.MovesMade() + 1
	if _, err := r.Exec(context.Background(), c); err != nil {
		t.Fatalf("%s: %v", command, err)
	}
	return v.Changes(render.Look(r), first, r.MovesMade())
}
