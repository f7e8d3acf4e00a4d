package main

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"lockstep/lessons"
	"lockstep/repl"
	"lockstep/repl/export"
	"lockstep/repl/render"
	"lockstep/runtime/conductor"
	"lockstep/runtime/packet"
	"lockstep/runtime/stage"
)

// lessonRuns plays what the lessons' own solutions come to, each stage once by `run` and each solution that
// loses a packet; use looks at each run.
func lessonRuns(t *testing.T, use func(name string, r *conductor.Run)) {
	t.Helper()
	play := func(name string, st *stage.Stage, schedule string) {
		r, err := new(app).open(st, repl.Lab, conductor.Options{EndInput: true})
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		ctx, stop := context.WithCancel(t.Context())
		defer stop()
		r.Watch(func() {
			if r.MovesMade() > 2_000 { // a server that goes on for ever
				stop()
			}
		})
		if err := r.Play(ctx, schedule); err != nil {
			t.Fatal(name, err)
		}
		use(name, r)
	}
	for _, e := range lessons.Catalogue() {
		l, err := lessons.Load(e.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, st := range l.Stages {
			play(e.ID+"-"+st.Name, st, "run")
		}
		for i, p := range l.Parts {
			if start, steers := l.StartOf(i); steers && strings.Contains(p.Solution.Source, "drop") {
				play(fmt.Sprintf("%s-%d", e.ID, i+1), start.Stage, start.Schedule()+";"+p.Solution.Source)
			}
		}
	}
}

// TestSVGs: the ladder of every lesson is well-formed, and has each packet and each lane.
func TestSVGs(t *testing.T) {
	lessonRuns(t, func(name string, r *conductor.Run) {
		ladder := render.View{}.Ladder(render.Look(r))
		picture := export.SVG(ladder, name)
		texts := map[string]bool{}
		for d := xml.NewDecoder(bytes.NewReader(picture)); ; {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if said, ok := token.(xml.CharData); ok {
				texts[strings.TrimPrefix(string(said), "↺ ")] = true
			}
		}
		for _, lane := range ladder.Lanes {
			if !texts[lane] {
				t.Errorf("%s: the lane %s is missing", name, lane)
			}
		}
		if !export.IsSVG(picture) || len(texts) < len(ladder.Lanes)+1 {
			t.Errorf("%s: %d texts", name, len(texts))
		}
	})
}

// TestTshark: tshark reads every packet as the journal has it: its flags, its bytes, whether it repeats
// another; and finds nothing malformed. LOCKSTEP_TSHARK=all asks for tshark and looks at every lesson.
func TestTshark(t *testing.T) {
	all := os.Getenv("LOCKSTEP_TSHARK") == "all"
	if _, err := exec.LookPath("tshark"); err != nil || !all {
		t.Skip("LOCKSTEP_TSHARK=all, with tshark, runs this")
	}
	dir := t.TempDir()
	lessonRuns(t, func(name string, r *conductor.Run) {
		var sent []*packet.Seen
		for _, p := range packet.Collect(r.Journal().All()).All() {
			if !p.Piece() {
				sent = append(sent, p)
			}
		}
		if len(sent) == 0 {
			return
		}
		file := filepath.Join(dir, name+".pcap")
		if err := os.WriteFile(file, export.Pcap(sent), 0o600); err != nil {
			t.Fatal(err)
		}
		c := exec.Command("tshark", "-r", file, "-T", "fields", "-E", "separator=|", "-o", "ip.defragment:FALSE", "-o", "tcp.check_checksum:TRUE",
			"-o", "tcp.desegment_tcp_streams:FALSE", "-e", "frame.len", "-e", "tcp.flags", "-e", "tcp.payload", "-e", "tcp.analysis.retransmission",
			"-e", "_ws.malformed", "-e", "tcp.checksum.status", "-e", "frame.time_epoch")
		var complaints bytes.Buffer
		c.Stderr = &complaints
		out, err := c.Output()
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, complaints.String())
		}
		lines := strings.Split(strings.TrimSuffix(string(out), "\n"), "\n")
		if len(lines) != len(sent) {
			t.Fatalf("%s: tshark sees %d packets of %d", name, len(lines), len(sent))
		}
		for i, p := range sent {
			f := strings.Split(lines[i], "|")
			wrong := func(what string) { t.Errorf("%s: packet %d: %s: %s", name, p.Number, what, lines[i]) }
			if f[0] != fmt.Sprint(len(p.Raw)) || f[4] != "" {
				wrong("length, or malformed")
			}
			if want := fmt.Sprintf("%d.%09d", p.Sent/1e9, p.Sent%1e9); f[6] != want {
				wrong("time " + want)
			}
			if p.Packet.TCP == nil || p.Packet.IP.Fragment() {
				continue
			}
			if want := fmt.Sprintf("0x%04x", uint16(p.Packet.TCP.Flags)); f[1] != want || f[2] != hex.EncodeToString(p.Packet.Payload) {
				wrong("flags " + want + " or bytes")
			}
			if f[5] == "0" {
				wrong("checksum")
			}
			occupies := len(p.Packet.Payload) > 1 || p.Packet.TCP.Flags.Has(packet.SYN) || p.Packet.TCP.Flags.Has(packet.FIN)
			if repeats := p.Of != 0 && occupies; repeats && f[3] == "" {
				wrong("is no retransmission")
			}
		}
	})
}
