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

	"lockstep/lessons"
	"lockstep/lessons/goal"
	"lockstep/repl/render"
	"lockstep/repl/text"
	"lockstep/runtime/conductor"
	"lockstep/runtime/lab"
	"lockstep/runtime/stage"
)

var rewrite = flag.Bool("rewrite", false, "write golden files anew; commit only differences that you can explain")

// TestScripts plays testdata/*.txtar: a stage ("host NAME ADDR", "latency 20ms", "path-mtu 600") and a
// program for each actor, or the name of a lesson; a script; and what is shown, once for each file
// named LANG.WIDTH, or LANG.WIDTH.aloud. Script lines are verbs of the conductor, each followed by what it changed, and
// views; of a lesson also "part N", which sets a part up, and "solution", which plays what it shows.
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
			st, l, script := readStage(t, ar)
			for i := range ar.Files {
				f := &ar.Files[i]
				v, ok := viewOf(f.Name)
				if !ok {
					continue
				}
				got := play(t, st, l, script, v)
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
	width, aloud := strings.CutSuffix(width, ".aloud")
	if aloud {
		l |= text.Spoken
	}
	n, err := strconv.Atoi(width)
	return render.View{Lang: l, Width: n, Rows: 20}, known && err == nil
}

func readStage(t *testing.T, ar *txtar.Archive) (st *stage.Stage, l *lessons.Lesson, script string) {
	t.Helper()
	st = &stage.Stage{Name: "script", Seed: 1}
	for _, f := range ar.Files {
		switch {
		case f.Name == "lesson":
			var err error
			if l, err = lessons.Load(strings.TrimSpace(string(f.Data))); err != nil {
				t.Fatal(err)
			}
			st = l.Stages[0]
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
	if l != nil {
		return st, l, script
	}
	if homeless := st.Complete(); homeless != nil {
		t.Fatalf("no host for %v", homeless)
	}
	return st, nil, script
}

func readSetting(t *testing.T, st *stage.Stage, w []string) {
	t.Helper()
	var err error
	switch w[0] {
	case "host":
		st.Hosts = append(st.Hosts, stage.Host{Name: w[1], Addr: netip.MustParseAddr(w[2])})
	case "latency":
		st.Link.Latency, err = time.ParseDuration(w[1])
	case "cpus":
		st.CPUs, err = strconv.Atoi(w[1])
	case "slice":
		st.Slice, err = time.ParseDuration(w[1])
	case "mtu":
		st.Link.MTU, err = strconv.Atoi(w[1])
	case "path-mtu":
		st.Link.PathMTU, err = strconv.Atoi(w[1])
	default:
		t.Fatalf("no setting %q", w)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// player carries out the commands of a script.
type player struct {
	t      *testing.T
	v      render.View
	stage  *stage.Stage
	lesson *lessons.Lesson // nil for a stage of the script's own
	part   int
	run    *conductor.Run
	scene  render.Scene
}

// play carries out a script and gives what the view shows of it.
func play(t *testing.T, st *stage.Stage, l *lessons.Lesson, script string, v render.View) string {
	t.Helper()
	p := &player{t: t, v: v, stage: st, lesson: l}
	p.open()
	defer func() { p.run.Close() }()
	var b strings.Builder
	for _, command := range strings.Split(script, "\n") {
		fmt.Fprintf(&b, "> %s\n", command)
		for _, line := range p.do(command) {
			if text.Width(line) > v.Width {
				t.Errorf("%d columns of %d: %s", text.Width(line), v.Width, line)
			}
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

func (p *player) open() {
	p.t.Helper()
	if p.run != nil {
		p.run.Close()
	}
	r, err := conductor.New(p.stage, conductor.Options{Open: lab.Open})
	if err != nil {
		p.t.Fatal(err)
	}
	p.run = r
}

// views are the commands of scripts that look.
var views = map[string]func(v render.View, s *render.Scene, arg string, n int) []string{
	"log":      func(v render.View, s *render.Scene, _ string, _ int) []string { return v.Log(s, 0, 0) },
	"state":    func(v render.View, s *render.Scene, arg string, _ int) []string { return v.State(s, arg) },
	"code":     func(v render.View, s *render.Scene, arg string, _ int) []string { return v.Code(s, arg) },
	"vars":     func(v render.View, s *render.Scene, arg string, _ int) []string { return v.Vars(s, arg) },
	"diagram":  func(v render.View, s *render.Scene, _ string, n int) []string { return v.Diagram(s, 0, n) },
	"timeline": func(v render.View, s *render.Scene, _ string, _ int) []string { return v.Timeline(s, 0, 0) },
	"stuck":    func(v render.View, s *render.Scene, _ string, _ int) []string { return v.Stuck(s) },
	"stream": func(v render.View, s *render.Scene, _ string, n int) []string {
		if n == 0 {
			return v.Streams(s)
		}
		return v.Stream(s, n, false)
	},
	"packet": func(v render.View, s *render.Scene, arg string, _ int) []string {
		number, field, _ := strings.Cut(arg, " ")
		n, _ := strconv.Atoi(number)
		if n == 0 {
			return v.Packets(s, false)
		}
		lines, err := v.Packet(s, n, field)
		if err != nil {
			return text.Wrap(text.Error(v.Lang, err), v.Width)
		}
		return lines
	},
}

func (p *player) do(command string) []string {
	p.t.Helper()
	word, rest, _ := strings.Cut(command, " ")
	n, _ := strconv.Atoi(rest)
	p.scene.LookOn(p.run)
	if view := views[word]; view != nil {
		return view(p.v, &p.scene, rest, n)
	}
	switch word {
	case "goal":
		return p.goal()
	case "break":
		if _, err := p.run.ToggleBreak(conductor.Breakpoint{Actor: rest, Line: 3}); err != nil {
			p.t.Fatal(err)
		}
		return nil
	case "part": // as a lesson sets it up
		start, ok := p.lesson.StartOf(n - 1)
		if !ok {
			p.t.Fatalf("%s steers nothing", command)
		}
		p.part, p.stage = n-1, start.Stage
		p.open()
		p.playAll(start.Schedule())
		return nil
	case "solution":
		part := p.lesson.Parts[p.part]
		p.playAll(part.Then.Source + part.Solution.Source)
		return nil
	}
	c, err := conductor.ParseCommand(command)
	if err != nil {
		p.t.Fatalf("%s: %v", command, err)
	}
	first := p.run.MovesMade() + 1
	if _, err := p.run.Exec(context.Background(), c); err != nil {
		p.t.Fatalf("%s: %v", command, err)
	}
	p.scene.LookOn(p.run)
	return p.v.Changes(&p.scene, first, p.run.MovesMade())
}

// goal shows how far the goal of the part is.
func (p *player) goal() []string {
	p.t.Helper()
	e, err := goal.Parse(p.lesson.Parts[p.part].Goal.Source, goal.NamesOf(p.stage))
	if err != nil {
		p.t.Fatal(err)
	}
	clauses, err := e.Clauses(goal.NewView(p.run))
	if err != nil {
		p.t.Fatal(err)
	}
	var conditions []render.Condition
	for _, c := range clauses {
		conditions = append(conditions, render.Condition{Source: c.Source, Holds: c.True, Now: c.Now, Raised: c.Raised})
	}
	return p.v.Goal(conditions)
}

func (p *player) playAll(schedule string) {
	p.t.Helper()
	if err := p.run.Play(context.Background(), schedule); err != nil {
		p.t.Fatal(err)
	}
}
