package recording_test

import (
	"bytes"
	"context"
	"flag"
	"net/netip"
	"os"
	"reflect"
	"strings"
	"testing"

	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
	"lockstep/runtime/lab"
	"lockstep/runtime/recording"
	"lockstep/runtime/stage"
)

var rewrite = flag.Bool("rewrite", false, "write stored recordings anew; commit only differences that you can explain")

// stored is a recording of the engine as it is.
const stored = "testdata/engine.jsonl"

func talk() *stage.Stage {
	st := &stage.Stage{
		Name: "talk", Seed: 7,
		Hosts: []stage.Host{{Name: "server", Addr: netip.MustParseAddr("10.0.0.1")}, {Name: "client", Addr: netip.MustParseAddr("10.0.0.2")}},
		Actors: []stage.Actor{
			{Name: "server", Program: stage.Program{File: "talk.py", Source: "import socket\nsk = socket.socket()\nsk.bind(('10.0.0.1', 9000))\nsk.listen()\nconn, addr = sk.accept()\nprint(conn.recv(100))\nconn.close()\n"}},
			{Name: "client", Program: stage.Program{Source: "import socket\nsk = socket.socket()\nsk.connect(('10.0.0.1', 9000))\nsk.send(input('say: ').encode())\nsk.close()\n"}},
		},
	}
	st.Complete()
	return st
}

func open(t testing.TB, st *stage.Stage) *conductor.Run {
	t.Helper()
	r, err := conductor.New(st, conductor.Options{Open: lab.Open})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Close)
	return r
}

func record(t testing.TB, schedule string) []byte {
	t.Helper()
	r := open(t, talk())
	if err := r.Play(context.Background(), schedule); err != nil {
		t.Fatal(err)
	}
	rec, err := recording.Of(r, recording.Source{Lesson: "own", Part: 2})
	if err != nil {
		t.Fatal(err)
	}
	data, err := rec.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

const wholeTalk = `step server 3; step client 2; drop 1; tick; deliver all; step client; type client "a;  收到\"\\ "; link loss 30%; run; tick 2m`

func decode(t testing.TB, data []byte) *recording.Recording {
	t.Helper()
	rec, err := recording.Decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return rec
}

func id(err error) string {
	for _, f := range failure.All(err) {
		return f.ID
	}
	return ""
}

// A recording is read as it was written, and comes to the same again; what was typed, and the commands
// that moves belong to, are in it.
func TestWrittenAndRead(t *testing.T) {
	data := record(t, wholeTalk)
	rec := decode(t, data)
	again, err := rec.Encode()
	if err != nil || !bytes.Equal(again, data) {
		t.Errorf("written again it differs, %v:\n%s", err, again)
	}
	if rec.Lesson != "own" || rec.Part != 2 || rec.Stage.Seed != 7 || rec.Commands() != 10 {
		t.Errorf("%+v, %d commands", rec.Source, rec.Commands())
	}
	r := open(t, rec.Stage)
	if err := rec.Remake(r); err != nil {
		t.Error(err)
	}
	for i, e := range rec.Seen() {
		if was, now := r.Journal().All()[i].AppendJSON(nil), e.AppendJSON(nil); !bytes.Equal(was, now) {
			t.Errorf("%s is read as %s", was, now)
		}
	}
	if n := len(rec.Seen()); n != rec.Events() {
		t.Errorf("%d of %d events can be read", n, rec.Events())
	}
	if r.Link().Loss != 30 || len(r.Commands()) != 10 || r.MovesMade() != rec.Moves() {
		t.Errorf("link %v, %d commands, %d moves", r.Link(), len(r.Commands()), r.MovesMade())
	}
}

// Everything that a stage holds is in its JSON form: a new field needs a name there, or the reason why
// not.
func TestStageIsWhole(t *testing.T) {
	var look func(reflect.Type)
	look = func(of reflect.Type) {
		if of.Kind() == reflect.Slice || of.Kind() == reflect.Pointer {
			of = of.Elem()
		}
		if of.Kind() != reflect.Struct || !strings.HasSuffix(of.PkgPath(), "runtime/stage") {
			return
		}
		for i := range of.NumField() {
			f := of.Field(i)
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if name == "" || name == "-" && f.Name != "Seed" || !f.IsExported() { // the seed is in the head
				t.Errorf("%s.%s has no name in the JSON form", of, f.Name)
			}
			look(f.Type)
		}
	}
	look(reflect.TypeFor[stage.Stage]())
}

// The engine comes to what it came to before. Where it does not, and is meant not to, Engine becomes one
// more, and -rewrite writes the recording anew.
func TestStored(t *testing.T) {
	if *rewrite {
		if err := os.WriteFile(stored, record(t, wholeTalk), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(stored)
	if err != nil {
		t.Fatal(err)
	}
	rec := decode(t, data)
	if err := rec.Remake(open(t, rec.Stage)); err != nil || rec.Engine != recording.Engine {
		t.Errorf("engine %d, now %d: %v\nif that is meant: one more for recording.Engine, and go test ./runtime/recording -run Stored -rewrite",
			rec.Engine, recording.Engine, err)
	}
}

// A file that ends too soon plays up to there, wherever that is, and says where.
func TestCutOff(t *testing.T) {
	data := record(t, wholeTalk)
	head := bytes.IndexByte(data, '\n') + 1
	r := open(t, talk())
	most := -1
	for n := range data {
		if n%11 != 0 && data[n] != '\n' && (n == 0 || data[n-1] != '\n') {
			continue
		}
		rec, err := recording.Decode(data[:n])
		if n < head {
			if rec != nil || id(err) != "recording.head" && id(err) != "recording.none" {
				t.Fatalf("%d bytes: %v", n, err)
			}
			continue
		}
		f := failure.All(err)
		if f == nil || f[0].ID != "recording.damaged" || f[0].Arg("line") != 1+bytes.Count(data[:n], []byte("\n")) {
			t.Fatalf("%d bytes: %v", n, err)
		}
		if rec.Moves() < most {
			t.Fatalf("%d bytes give %d moves, fewer gave %d", n, rec.Moves(), most)
		}
		if rec.Moves() > most {
			most = rec.Moves()
			r.Restart()
			if err := rec.Remake(r); err != nil || r.MovesMade() != most {
				t.Fatalf("%d bytes: %d moves: %v", n, r.MovesMade(), err)
			}
		}
	}
	if most < 20 {
		t.Errorf("at most %d moves", most)
	}
}

// What is no longer as it was recorded is found, at the event.
func TestDiffers(t *testing.T) {
	data := string(record(t, wholeTalk))
	for _, c := range []struct{ old, new, want string }{
		{`"seed":7`, `"seed":8`, `recording.differs move=5 i=2`},
		{`"state":"SYN-RECEIVED"`, `"state":"LISTEN"`, `recording.differs move=8 i=3`},
		{`"schedule":"drop 1"`, `"schedule":"deliver 1"`, `recording.differs move=6 i=1`},
		{`"schedule":"drop 1"`, `"schedule":"deliver 9"`, `recording.stops move=6`},
		{`"schedule":"tick"`, `"schedule":"step server"`, `recording.stops move=7`},
		{`"schedule":"drop 1"`, `"schedule":"run"`, `recording.damaged line=14`},
		{`{"v":1,"move":5,"i":1`, `{"v":1,"move":5,"i":3`, `recording.damaged line=11`},
		{`{"v":1,"move":5,"i":1`, `{"v":1,"move":5,"i":1,`, `recording.damaged line=11`},
		{`{"command":"tick"`, `{"comand":"tick"`, `recording.damaged line=16`},
		{`"end":{"moves":`, `"end":{"moves":1`, `recording.damaged`},
		{`"format":1`, `"format":2`, `recording.newer format=2`},
		{`"format":1`, `"format":true`, `recording.head`},
		{`"world":"lab"`, `"world":"real"`, `recording.real`},
		{`{"lockstep":"recording"`, `{"lockstep":"lesson"`, `recording.none`},
		{`"name":"client","addr"`, `"name":"cli ent","addr"`, `recording.head`},
		{`"name":"client","addr"`, `"name":"1client","addr"`, `recording.head`},
		{`"name":"client","addr"`, `"name":"","addr"`, `recording.head`},
		{`"addr":"10.0.0.2"`, `"addr":"10.0.0.1"`, `recording.head`},
		{`"addr":"10.0.0.2"`, `"addr":"::1"`, `recording.head`},
		{`"mtu":1500`, `"mtu":1`, `recording.head`},
		{`"actors":`, `"cpus":-1,"actors":`, `recording.head`},
		{`"actors":`, `"files":[{"name":"../x","text":""}],"actors":`, `recording.head`},
		{`"host":"client"`, `"host":"nowhere"`, `recording.head`},
	} {
		if !strings.Contains(data, c.old) {
			t.Fatalf("the recording has no %s", c.old)
		}
		rec, err := recording.Decode([]byte(strings.Replace(data, c.old, c.new, 1)))
		if rec != nil && err == nil {
			r, opened := conductor.New(rec.Stage, conductor.Options{Open: lab.Open})
			if opened != nil {
				t.Fatal(opened)
			}
			err = rec.Remake(r)
			r.Close()
		}
		if got := failure.All(err); got == nil || !strings.HasPrefix(got[0].Error(), c.want) {
			t.Errorf("%s for %s: %v, not %s", c.new, c.old, err, c.want)
		}
	}
}

// FuzzDecode: no bytes make a recording that crashes, or that cannot be written and read again.
func FuzzDecode(f *testing.F) {
	data := record(f, wholeTalk)
	lines := bytes.SplitAfter(data, []byte("\n"))
	f.Add(data)
	f.Add(bytes.Join(lines[:4], nil))
	f.Add(bytes.Join([][]byte{lines[0], []byte(`{"command":"run","schedule":"step server 3; tick; kill client; eof client; dup 1"}` + "\n")}, nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 16<<10 {
			return
		}
		rec, err := recording.Decode(data)
		if rec == nil {
			if id(err) == "" {
				t.Fatal("no recording, and no failure that says why")
			}
			return
		}
		r, err := conductor.New(rec.Stage, conductor.Options{Open: lab.Open})
		if err != nil {
			return
		}
		defer r.Close()
		if rec.Moves() > 200 {
			return
		}
		_ = rec.Remake(r)
		now, err := recording.Of(r, rec.Source)
		if err != nil {
			t.Fatal(err)
		}
		written, err := now.Encode()
		if err != nil {
			t.Fatal(err)
		}
		if err := decode(t, written).Remake(open(t, rec.Stage)); err != nil {
			t.Fatal(err)
		}
	})
}

// Of long events, where they part is shown.
func TestDiffersLong(t *testing.T) {
	data := string(record(t, wholeTalk))
	rec, err := recording.Decode([]byte(strings.Replace(data, `"state":"SYN-RECEIVED"`, `"state":"SYN-`+strings.Repeat("x", 9_000)+`"`, 1)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := conductor.New(rec.Stage, conductor.Options{Open: lab.Open})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	f := failure.All(rec.Remake(r))[0]
	was, now := f.Arg("was").(string), f.Arg("now").(string)
	if len(was) > 500 || !strings.Contains(was, "SYN-xxx") || !strings.HasSuffix(was, "…") || !strings.Contains(now, "SYN-RECEIVED") {
		t.Errorf("%s\n%s", was, now)
	}
}
