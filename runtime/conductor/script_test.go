package conductor_test

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

	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
	"lockstep/runtime/failure"
	"lockstep/runtime/lab"
	"lockstep/runtime/stage"
)

var rewrite = flag.Bool("rewrite", false, "write golden files anew; commit only differences that you can explain")

// TestScripts plays sessions in the REPL's own verbs. Each testdata/script/*.txtar holds a stage
// ("host NAME ADDR", "latency 20ms", "input ACTOR LINE"), a program for each actor in order, the
// commands, and what came of them.
func TestScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/script/*.txtar")
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
			got := play(t, st, script)
			last := &ar.Files[len(ar.Files)-1]
			if last.Name != "want" {
				t.Fatal("the last file of a script is want")
			}
			if *rewrite {
				last.Data = []byte(got)
				if err := os.WriteFile(name, txtar.Format(ar), 0o600); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(string(last.Data), got); diff != "" {
				t.Errorf("%s (after - is what is written down):\n%s", name, diff)
			}
		})
	}
}

func readStage(t *testing.T, ar *txtar.Archive) (*stage.Stage, string) {
	t.Helper()
	st, script := &stage.Stage{Name: "script", Seed: 1}, ""
	inputs := map[string][]string{}
	for _, f := range ar.Files {
		switch text := string(f.Data); {
		case f.Name == "stage":
			for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
				w := strings.Fields(line)
				switch {
				case len(w) == 3 && w[0] == "host":
					st.Hosts = append(st.Hosts, stage.Host{Name: w[1], Addr: netip.MustParseAddr(w[2])})
				case len(w) == 2 && w[0] == "latency":
					d, err := time.ParseDuration(w[1])
					if err != nil {
						t.Fatal(err)
					}
					st.Link.Latency = d
				case len(w) == 2 && w[0] == "cpus":
					st.CPUs, _ = strconv.Atoi(w[1])
				case len(w) == 2 && w[0] == "slice":
					d, err := time.ParseDuration(w[1])
					if err != nil {
						t.Fatal(err)
					}
					st.Slice = d
				case len(w) >= 2 && w[0] == "file":
					text, err := strconv.Unquote(strings.Join(w[2:], " "))
					if err != nil {
						t.Fatal(err)
					}
					st.Files = append(st.Files, stage.File{Name: w[1], Text: text})
				case len(w) >= 2 && w[0] == "input":
					inputs[w[1]] = append(inputs[w[1]], strings.Join(w[2:], " "))
				case len(w) > 0:
					t.Fatalf("stage: %q", line)
				}
			}
		case f.Name == "script":
			script = text
		case strings.HasSuffix(f.Name, ".py"):
			st.Actors = append(st.Actors, stage.Actor{
				Name: strings.TrimSuffix(f.Name, ".py"), Program: stage.Program{File: f.Name, Source: text},
			})
		}
	}
	for i := range st.Actors {
		st.Actors[i].Input = inputs[st.Actors[i].Name]
	}
	if homeless := st.Complete(); homeless != nil {
		t.Fatalf("no host for %v", homeless)
	}
	return st, script
}

// play carries out a script line by line. Beside the verbs of schedules it knows back, redo,
// restart, break, moves, state and schedule.
func play(t *testing.T, st *stage.Stage, script string) string {
	t.Helper()
	r, err := conductor.New(st, conductor.Options{Open: lab.Open})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	var b strings.Builder
	show(&b, r, 0)
	for _, line := range strings.Split(strings.TrimSpace(script), "\n") {
		fmt.Fprintf(&b, "> %s\n", line)
		if err := command(&b, r, strings.TrimSpace(line)); err != nil {
			for _, f := range failure.All(err) {
				fmt.Fprintf(&b, "  ! %v\n", f)
			}
		}
	}
	return b.String()
}

func command(b *strings.Builder, r *conductor.Run, line string) error {
	word, rest, _ := strings.Cut(line, " ")
	n, _ := strconv.Atoi(rest)
	switch word {
	case "back", "redo":
		var taken []conductor.Executed
		var err error
		switch {
		case word == "redo":
			taken, err = r.Redo(max(n, 1))
		case n == 0:
			taken, err = r.Back()
		default:
			taken, err = r.BackMoves(n)
		}
		for _, d := range taken {
			fmt.Fprintf(b, "  %s: moves %d to %d\n", d.Command, d.First, d.Last)
		}
		return err
	case "restart":
		r.Restart()
		return nil
	case "break":
		actor, at, _ := strings.Cut(rest, ":")
		l, _ := strconv.Atoi(at)
		set, err := r.ToggleBreak(conductor.Breakpoint{Actor: actor, Line: l})
		fmt.Fprintf(b, "  %v\n", set)
		return err
	case "moves":
		for _, m := range r.Moves() {
			fmt.Fprintf(b, "  %v\n", m)
		}
		return nil
	case "state":
		for _, a := range r.Actors() {
			fmt.Fprintf(b, "  %s: %v %s line %d begun %v", a.Name(), a.State(), a.Op(), a.Line(), a.Begun())
			if a.Started() {
				parent, name := a.Parent()
				exit, _ := a.ExitCode()
				fmt.Fprintf(b, " pid %d parent %d %s orphan %v exit %d signal %d", a.PID(), parent, name, a.Orphan(), exit, a.Signal())
			}
			if n, owed := a.CPU(), time.Duration(0); n > 0 {
				owed, _ = a.Computing()
				fmt.Fprintf(b, " cpu %d owed %v", n, owed)
			}
			b.WriteString("\n")
		}
		for _, s := range r.View().Sockets {
			fmt.Fprintf(b, "  socket %d of %s: %s closed %v %v %v\n", s.FD, r.OwnerOf(s.FD), s.State, s.Closed, s.Local, s.Peer)
		}
		for _, f := range r.View().Files {
			fmt.Fprintf(b, "  file %s %q\n", f.Name, f.Data)
		}
		fmt.Fprintf(b, "  now %v over %v stuck %v\n", r.Now(), r.Over(), r.Stuck())
		return nil
	case "things":
		for _, a := range r.Actors() {
			if a.Main() == a.Name() {
				for _, v := range a.Things() {
					fmt.Fprintf(b, "  %+v\n", v)
				}
			}
		}
		return nil
	case "touches":
		for i, a := range r.Actors() {
			for _, t := range r.Touches(i, nil) {
				fmt.Fprintf(b, "  %s: %s %q\n", a.Name(), []string{"reads", "awaits", "writes", "takes", "gives"}[t.Access], r.ObjectName(t.Object))
			}
		}
		return nil
	case "schedule":
		fmt.Fprintf(b, "  %s\n", r.Schedule())
		return nil
	}
	c, err := conductor.ParseCommand(line)
	if err != nil {
		return err
	}
	first := r.MovesMade() + 1
	stop, err := r.Exec(context.Background(), c)
	show(b, r, first)
	if err == nil && stop != conductor.Complete {
		fmt.Fprintf(b, "  stop %v\n", stop)
	}
	return err
}

// show writes the events since a move, a line each: place, time, kind and what is set.
func show(b *strings.Builder, r *conductor.Run, first int) {
	for _, e := range r.Journal().Between(first, r.MovesMade()) {
		fmt.Fprintf(b, "  %d.%d %v %s", e.Move, e.I, e.Time, e.Kind)
		for _, s := range []string{e.Actor, e.Host, e.Op, e.Name, e.Value, e.Was, e.State, e.Err} {
			if s != "" {
				b.WriteString(" " + s)
			}
		}
		if e.Packet != 0 {
			fmt.Fprintf(b, " #%d", e.Packet)
		}
		if e.Of != 0 {
			fmt.Fprintf(b, " of #%d", e.Of)
		}
		switch e.Kind {
		case event.Started, event.Killed, event.Zombie, event.Reaped, event.Orphaned, event.CPUTaken, event.CPULeft:
			if e.N != 0 {
				fmt.Fprintf(b, " %d", e.N)
			}
		}
		if e.Text != "" {
			fmt.Fprintf(b, " %q", e.Text)
		}
		if e.Data != nil && e.Kind != event.PacketSent && e.Kind != event.PacketCopied {
			fmt.Fprintf(b, " %q", e.Data)
		}
		b.WriteString("\n")
	}
}
