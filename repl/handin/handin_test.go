package handin_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"lockstep/lessons"
	"lockstep/lessons/goal"
	"lockstep/repl/handin"
	"lockstep/repl/progress"
	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
	"lockstep/runtime/failure"
	"lockstep/runtime/lab"
	"lockstep/runtime/stage"
)

func openLab(st *stage.Stage) (*conductor.Run, error) {
	return conductor.New(st, conductor.Options{Open: lab.Open, Until: goal.Until()})
}

func load(name string) (*lessons.Lesson, error) {
	switch name {
	case "file/lot":
		return lessons.Parse("lot.yaml", []byte(lot), nil)
	case "file/exam":
		return lessons.Parse("exam.yaml", []byte(exam), nil)
	}
	return lessons.Load(name)
}

// lot is a lesson whose stage varies by learner.
const lot = `format: 1
id: lot
chapter: own
section: "1"
minutes: 1
title: x
summary: x
stages:
  one:
    seed: learner
    actors:
      main:
        program: |
          import random
          for i in range(9):
              print(random.randint(1, 6))
parts:
  - do:
      ask: Wait for a six.
      goal: |
        printed("main")[-1] == "6"
      solution: until printed("main")[-1] == "6"
`

// exam is a lesson that shows no answers.
const exam = `format: 1
id: exam
chapter: own
section: "1"
minutes: 1
title: x
summary: x
forbid: [solution]
parts:
  - quiz:
      ask: Which?
      options:
        - text: this
          why: x
          right: true
        - text: that
          why: x
`

// honest is a hand-in of somebody who did lessons by their own solutions.
func honest(t testing.TB, ids ...string) *handin.File {
	t.Helper()
	r := &progress.Record{Learner: 11}
	for _, id := range ids {
		l, err := load(id)
		if err != nil {
			t.Fatal(err)
		}
		kept := r.Lesson(id, l.Hash(), l.PartKeys())
		for i := range l.Parts {
			claim(t, l, i, &kept.Parts[i])
		}
	}
	return handin.Of(r, "Ann")
}

func claim(t testing.TB, l *lessons.Lesson, i int, c *progress.Part) {
	t.Helper()
	p := &l.Parts[i]
	c.Done, c.Tries, c.Seconds = true, 1, 60
	start, _ := l.StartOf(i)
	switch {
	case p.Exercise():
		c.Programs = map[string]string{}
		for _, a := range p.Solved.Actors {
			if slices.ContainsFunc(p.Edit, func(e lessons.Name) bool { return e.Name == a.Name }) {
				c.Programs[a.Name] = a.Program.Source
			}
		}
	case p.Kind == lessons.Do:
		st := start.Stage
		if st.Learner {
			st = st.For(11)
		}
		run, err := openLab(st)
		if err != nil {
			t.Fatal(err)
		}
		defer run.Close()
		for _, before := range start.Play {
			if err := run.Play(t.Context(), before.Source); err != nil {
				t.Fatal(err)
			}
		}
		made := run.MovesMade()
		if err := run.Play(t.Context(), p.Solution.Source); err != nil {
			t.Fatal(l.ID, i, err)
		}
		c.Schedule, c.Commands = run.ScheduleFrom(made), 1
	case len(p.Options) > 0:
		right := 1 + slices.IndexFunc(p.Options, func(o lessons.Option) bool { return o.Right })
		c.Answers = []int{max(right, 1)}
	}
}

func reading(data []byte) func() ([]byte, error) {
	return func() ([]byte, error) { return data, nil }
}

func grade(t testing.TB, files ...*handin.File) []handin.Result {
	t.Helper()
	var in []handin.Input
	for i, f := range files {
		data, err := f.Encode()
		if err != nil {
			t.Fatal(err)
		}
		in = append(in, handin.Input{File: strconv.Itoa(i) + ".json", Read: reading(data)})
	}
	return handin.Grade(context.Background(), in, handin.Options{Lesson: load, Open: openLab})
}

func all() (ids []string) {
	for _, e := range lessons.Catalogue() {
		ids = append(ids, e.ID)
	}
	return append(ids, "file/lot")
}

// Who did every lesson by its own solutions has done everything, alone.
func TestHonest(t *testing.T) {
	f := honest(t, all()...)
	if data, err := f.Encode(); err != nil || !handin.Is(data[:64]) {
		t.Errorf("a hand-in begins with %s, %v", data[:64], err)
	}
	for _, l := range grade(t, f)[0].Lessons {
		for _, p := range l.Parts {
			if p.Outcome != handin.Alone && p.Outcome != handin.Read && p.Outcome != handin.Unchecked || l.Changed || l.Unknown {
				t.Errorf("%s %d: %s, %v", l.ID, p.Number, p.Outcome, p.Why)
			}
		}
		if l.Stuck() != 0 {
			t.Errorf("%s: stuck at %d", l.ID, l.Stuck())
		}
	}
}

// Each way to forge a hand-in gets what comes of running it again.
func TestForged(t *testing.T) {
	const race = "deadlock"
	ids := []string{"handshake", "tcp", race, "file/lot"}
	genuine := honest(t, ids...)
	data, err := genuine.Encode()
	if err != nil {
		t.Fatal(err)
	}
	forge := func(do func(*handin.File)) *handin.File {
		f, err := handin.Decode(data)
		if err != nil {
			t.Fatal(err)
		}
		do(f)
		return f
	}
	find := func(f *handin.File, id string, kind lessons.Kind, exercise bool) *handin.Part {
		l, _ := load(id)
		for i := range f.Lessons {
			for j := range f.Lessons[i].Parts {
				if p := &f.Lessons[i].Parts[j]; f.Lessons[i].ID == id && l.Parts[p.Number-1].Kind == kind && l.Parts[p.Number-1].Exercise() == exercise {
					return p
				}
			}
		}
		t.Fatalf("%s has no such part", id)
		return nil
	}
	do := func(f *handin.File) *handin.Part { return find(f, "handshake", lessons.Do, false) }
	quiz := func(f *handin.File) *handin.Part { return find(f, "handshake", lessons.Quiz, false) }
	predict := func(f *handin.File) *handin.Part { return find(f, "handshake", lessons.Predict, false) }
	mend := func(f *handin.File) *handin.Part { return find(f, race, lessons.Do, true) }
	whole := grade(t, genuine)[0].Count()
	for _, c := range []struct {
		name   string
		forge  func(*handin.File)
		why    string // of the one claim that is refused; "" for none
		undone int    // how many parts are not done that were
	}{
		{"nothing forged", func(*handin.File) {}, "", 0},
		{"no moves", func(f *handin.File) { do(f).Schedule = "" }, "hand-in.no-moves", 1},
		{"moves that miss the goal", func(f *handin.File) { do(f).Schedule = "step server" }, "hand-in.misses", 1},
		{"a move that cannot be made", func(f *handin.File) { do(f).Schedule = "step server; deliver 4" }, "hand-in.move", 1},
		{"a command in place of moves", func(f *handin.File) { do(f).Schedule = "until 1 == 1" }, "schedule.no-move", 1},
		{"endless moves", func(f *handin.File) { do(f).Schedule = "step server 1000000" }, "schedule.too-long", 1},
		{"no schedule at all", func(f *handin.File) { do(f).Schedule = "\x00;;" }, "schedule.unknown-verb", 1},
		{"a quiz answered wrongly", func(f *handin.File) { quiz(f).Answers = []int{3} }, "hand-in.wrong", 1},
		{"a quiz not answered", func(f *handin.File) { quiz(f).Answers = nil }, "hand-in.no-answer", 1},
		{"an option that is none", func(f *handin.File) { quiz(f).Answers = []int{99, 1, 2, 3} }, "hand-in.no-option", 1},
		{"a prediction that was not made", func(f *handin.File) { predict(f).Answers = nil }, "hand-in.no-answer", 1},
		{"another outcome of a prediction", func(f *handin.File) { predict(f).Right = 9 }, "", 0},
		{"the author's broken program", func(f *handin.File) {
			l, _ := load(race)
			p := l.Parts[mend(f).Number-1]
			for name := range mend(f).Programs {
				mend(f).Programs[name] = p.Unsolved.Actors[p.Unsolved.ActorIndex(name)].Program.Source
			}
		}, "hand-in.breaks", 1},
		{"a program that does not parse", func(f *handin.File) { mend(f).Programs["main"] = "while True\n" }, "hand-in.program", 1},
		{"a program that never ends", func(f *handin.File) { mend(f).Programs["main"] += "while True:\n    pass\n" }, "hand-in.breaks", 1},
		{"a program that prints for ever", func(f *handin.File) { mend(f).Programs["main"] += "while True:\n    print(1)\n" }, "hand-in.undecided", 1},
		{"a program for somebody else", func(f *handin.File) { mend(f).Programs["nobody"] = "" }, "hand-in.not-to-edit", 1},
		{"no program", func(f *handin.File) { mend(f).Programs = nil }, "hand-in.no-program", 1},
		{"somebody else's luck", func(f *handin.File) { f.Learner = unlucky(t, genuine) }, "hand-in.misses", 1},
		{"a seed of one's choice", func(f *handin.File) { find(f, "file/lot", lessons.Do, false).Seed = 11 }, "hand-in.seed", 1},
		{"no learner", func(f *handin.File) { f.Learner = 0 }, "hand-in.seed", 1},
		{"another question", func(f *handin.File) { do(f).Key = "0123456789ab" }, "", 1},
		{"an easier part in its place", func(f *handin.File) { do(f).Key = f.Lessons[2].Parts[0].Key }, "", 1},
		{"another version of the lesson", func(f *handin.File) { f.Lessons[2].Hash = "0123" }, "", 0},
		{"a lesson that does not exist", func(f *handin.File) { f.Lessons[3].ID = "../../etc/passwd" }, "", -1},
		{"negative numbers", func(f *handin.File) { do(f).Hints, do(f).Tries, do(f).Seconds = -5, -1, -3 }, "", 0},
		{"huge numbers", func(f *handin.File) { do(f).Seconds, quiz(f).Seconds = math.MaxInt, math.MaxInt }, "", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := grade(t, forge(c.forge))[0]
			if r.Refused != nil {
				t.Fatal(r.Refused)
			}
			now := r.Count()
			why := []string{}
			for _, l := range r.Lessons {
				for _, p := range l.Parts {
					if p.Why != nil {
						why = append(why, p.Why.ID)
						if accused := p.Outcome == handin.Refused; accused != (p.Why.ID != "hand-in.undecided") {
							t.Errorf("%s makes it %s", p.Why.ID, p.Outcome)
						}
					}
				}
			}
			if got := strings.Join(why, " "); got != c.why {
				t.Errorf("refused: %q, not %q", got, c.why)
			}
			if c.undone >= 0 && whole.Done-now.Done != c.undone {
				t.Errorf("%d are done of %d, not all but %d", now.Done, whole.Done, c.undone)
			}
			if c.undone < 0 && now.Done >= whole.Done {
				t.Errorf("%d are done of %d", now.Done, whole.Done)
			}
			if now.Hints < 0 || now.Tries < 0 || now.Seconds < 0 || now.Seconds > 1e7 {
				t.Errorf("%+v", now)
			}
		})
	}
	copies := grade(t, genuine, forge(func(f *handin.File) { f.Name = "Bob" }), forge(func(f *handin.File) { do(f).Seconds++ }))
	if !slices.Equal(copies[0].Like, []string{"1.json"}) || !slices.Equal(copies[1].Like, []string{"0.json"}) || copies[2].Like != nil {
		t.Errorf("alike: %v %v %v", copies[0].Like, copies[1].Like, copies[2].Like)
	}
}

// Nobody was shown an answer in a lesson that forbids it.
func TestForbidden(t *testing.T) {
	f := honest(t, "udp", "file/exam")
	for i := range f.Lessons {
		for j := range f.Lessons[i].Parts {
			f.Lessons[i].Parts[j].Shown, f.Lessons[i].Parts[j].Answers = true, nil
		}
	}
	for _, l := range grade(t, f)[0].Lessons {
		for _, p := range l.Parts {
			if refused := p.Outcome == handin.Refused; refused != (l.ID == "file/exam") {
				t.Errorf("%s %d: %s, %v", l.ID, p.Number, p.Outcome, p.Why)
			}
		}
	}
}

// Where a whole class hands in the same, each is told of a few others.
func TestAlike(t *testing.T) {
	same := honest(t, "udp")
	class := slices.Repeat([]*handin.File{same}, 30)
	results := grade(t, class...)
	for i, want := range map[int]string{0: "[1.json 2.json 3.json", 1: "[0.json 2.json 3.json", 29: "[0.json 1.json 2.json"} {
		if r := results[i]; len(r.Like)+r.LikeMore != len(class)-1 || len(r.Like) > 10 || !strings.HasPrefix(fmt.Sprint(r.Like), want) {
			t.Errorf("%d: %v and %d more", i, r.Like, r.LikeMore)
		}
	}
	if csv := string(handin.CSV(results)); !strings.Contains(csv, "; +19") {
		t.Errorf("%s", csv)
	}
}

// unlucky is a learner for whom the moves in the lesson lot come to no six.
func unlucky(t *testing.T, f *handin.File) uint64 {
	t.Helper()
	l, err := load("file/lot")
	if err != nil {
		t.Fatal(err)
	}
	for _, done := range f.Lessons {
		for seed := uint64(12); done.ID == "file/lot"; seed++ {
			r, err := openLab(l.Stages[0].For(seed))
			if err != nil {
				t.Fatal(err)
			}
			err = r.Play(t.Context(), done.Parts[0].Schedule)
			six := slices.ContainsFunc(r.Journal().All(), func(e event.Event) bool { return e.Text == "6" })
			r.Close()
			if err == nil && !six {
				return seed
			}
		}
	}
	t.Fatal("nobody did it")
	return 0
}

// What is no hand-in is refused as a whole, and costs the others nothing.
func TestHostile(t *testing.T) {
	good, err := honest(t, "udp").Encode()
	if err != nil {
		t.Fatal(err)
	}
	with := func(old, new string) string {
		if !bytes.Contains(good, []byte(old)) {
			t.Fatal(old)
		}
		return strings.Replace(string(good), old, new, 1)
	}
	if _, err := handin.Decode([]byte(with(`"part": 2`, `"part": 2, "seconds": "long"`))); err == nil || err.Error() != "hand-in.broken what=lessons.parts.seconds" {
		t.Error(err)
	}
	for _, c := range []struct{ data, why string }{
		{"", "hand-in.none"},
		{"null", "hand-in.none"},
		{"{}", "hand-in.none"},
		{strings.Repeat("[", 100_000), "hand-in.none"},
		{strings.Repeat(" ", handin.MaxBytes+1), "hand-in.too-large"},
		{string(good[:len(good)/2]), "hand-in.none"},
		{with(`"hand-in"`, `"recording"`), "hand-in.none"},
		{with(`"format": 1`, `"format": 9`), "hand-in.newer"},
		{with(`"format": 1`, `"format": -1`), "hand-in.none"},
		{with(`"lessons": [`, `"lessons": [{"id":"udp","parts":[]},`), "hand-in.broken"},
		{with(`"part": 2`, `"part": 1`), "hand-in.broken"},
		{with(`"part": 2`, `"part": 1000000000`), "hand-in.broken"},
		{with(`"part": 2`, `"part": "2"`), "hand-in.broken"},
		{with(`"name": "Ann"`, `"name": "`+strings.Repeat("A", 1000)+`"`), "hand-in.broken"},
	} {
		results := handin.Grade(context.Background(), []handin.Input{{File: "bad", Read: reading([]byte(c.data))}, {File: "good", Read: reading(good)}},
			handin.Options{Lesson: load, Open: openLab})
		if f := results[0].Refused; f == nil || f.ID != c.why {
			t.Errorf("%.60q: %v, not %s", c.data, f, c.why)
		}
		if n := results[1].Count(); n.Done == 0 || n.Done != n.Asked {
			t.Errorf("%.60q: of the other %d of %d are done", c.data, n.Done, n.Asked)
		}
	}
}

// The reports hold what was found out, and no cell runs in a spreadsheet.
func TestReports(t *testing.T) {
	f := honest(t, "udp")
	f.Name = `=HYPERLINK("http://x","y")`
	results := grade(t, f)
	csv := handin.CSV(results)
	if !handin.IsCSV(csv) || !strings.Contains(string(csv), `"'=HYPERLINK(""http://x"",""y"")",11,udp,same,`) {
		t.Errorf("%s", csv)
	}
	data, err := json.Marshal(handin.JSON(results, func(f *failure.Failure) string { return f.ID }))
	if err != nil || !bytes.Contains(data, []byte(`"outcome":"alone"`)) {
		t.Errorf("%s %v", data, err)
	}
	if s := handin.Gather(results, (*handin.LessonResult).Stuck); s != nil {
		t.Errorf("%v", s)
	}
}

// FuzzGrade: no bytes that are handed in do harm.
func FuzzGrade(f *testing.F) {
	good, err := honest(f, "udp", "file/lot").Encode()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Add([]byte(`{"lockstep":"hand-in","format":1,"lessons":[{"id":"udp","parts":[{"part":1,"done":true},{"part":2,"done":true,"schedule":"tick 9h; kill server"}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 16<<10 {
			return
		}
		results := handin.Grade(context.Background(), []handin.Input{{File: "x", Read: reading(data)}}, handin.Options{Lesson: load, Open: openLab})
		if r := results[0]; r.Refused != nil && r.Refused.ID == "repl.fault" {
			t.Fatal(r.Refused)
		}
		handin.CSV(results)
	})
}
