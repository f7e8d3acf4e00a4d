package repl

import (
	"context"
	"io"
	"slices"
	"strings"
	"testing"

	"lockstep/lessons"
	"lockstep/repl/prompt"
	"lockstep/repl/text"
	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
)

const ticking = `format: 1
id: ticking
chapter: own
section: "1"
minutes: 1
title: {en: Ticking, zh: 嘀嗒}
summary: {en: A clock., zh: 一个钟。}
stages:
  only:
    actors:
      clock:
        program: |
          import time
          while True:
              time.sleep(1)
      talker:
        program: |
          print(input())
parts:
  - do:
      ask: Let the clock go on.
      goal: |
        now() > 1000000
      forbid: [kill]
      solution: until now() > 1000000
`

type one struct{ lesson *lessons.Lesson }

func (o one) List() []Entry {
	return []Entry{{ID: o.lesson.ID, Title: o.lesson.Title, Minutes: o.lesson.Minutes}}
}
func (o one) Load(string) (*lessons.Lesson, error)     { return o.lesson, nil }
func (o one) Broken() failure.List                     { return nil }
func (one) File(string) (*lessons.Lesson, bool, error) { return nil, false, nil }
func (o one) Reload(string) (*lessons.Lesson, error)   { return o.lesson, nil }

// options is a session with the lesson ticking, in which edits take the place of what stands there: old
// and new in turn.
func options(t *testing.T, typed string, out io.Writer, edits ...string) Options {
	t.Helper()
	l, err := lessons.Parse("ticking.yaml", []byte(strings.NewReplacer(edits...).Replace(ticking)), nil)
	if err != nil {
		t.Fatal(text.Error(text.En, err))
	}
	return Options{
		In: prompt.NewPlain(strings.NewReader(typed), out, true), Out: out, Catalogue: one{l},
		Open: openInLab,
	}
}

// play types lines into a session and gives what it said, and whether every command was done.
func play(t *testing.T, o Options, out *strings.Builder) (said string, ok bool) {
	t.Helper()
	s := New(o)
	defer s.Close()
	ok, err := s.Run(context.Background(), "ticking")
	if err != nil {
		t.Fatal(err)
	}
	return out.String(), ok
}

// wants looks for parts of a text, in this order.
func wants(t *testing.T, said string, parts ...string) {
	t.Helper()
	rest := said
	for _, p := range parts {
		_, after, found := strings.Cut(rest, p)
		if !found {
			t.Fatalf("%q is missing, or too early, in:\n%s", p, said)
		}
		rest = after
	}
}

// A fault of ours costs the run and nothing else.
func TestPanicIsSurvived(t *testing.T) {
	var out strings.Builder
	o := options(t, "s clock\npart 1\npart 1\ns clock\n", &out)
	open, opened := o.Open, 0
	o.Open = func(st *stage.Stage, _ World) (*conductor.Run, error) {
		if opened++; opened == 2 {
			panic("by \x1b design")
		}
		return open(st, Lab)
	}
	said, ok := play(t, o, &out)
	if ok {
		t.Error("nothing failed")
	}
	wants(t, said, "> s clock\n    1  clock", "> part 1", `a fault of ours: by \x1b design`, "> part 1", "you can: s clock", "> s clock\n    1  clock")
}

// Moves that were not made yet are no empty view.
func TestMovesNotMade(t *testing.T) {
	var out strings.Builder
	said, ok := play(t, options(t, "log 1\ns clock\nlog 1\ndiagram 7..9\n", &out), &out)
	if ok {
		t.Error("nothing failed")
	}
	wants(t, said, "> log 1\n no move was made yet", "> log 1\n    1  clock", "> diagram 7..9\n only 1 move was made yet")
}

// What the part forbids is not offered.
func TestForbiddenIsNotOffered(t *testing.T) {
	var out strings.Builder
	said, _ := play(t, options(t, "s clock\n", &out, "forbid: [kill]", "forbid: [type, tick]"), &out)
	wants(t, said, "you can: s clock\n> s clock\n", "sleep begun")
	if strings.Contains(said, "you can: t") {
		t.Errorf("tick is offered:\n%s", said)
	}
}

// Expressions and schedules that stand on several lines are shown on one, each as it could be typed.
func TestSeveralLines(t *testing.T) {
	var out strings.Builder
	said, _ := play(t, options(t, "goal\nsolution\n", &out, "now() > 1000000\n      forbid", "(now()\n          > 1000000)\n      forbid",
		"solution: until", "solution: |\n        type talker \"a  b\"\n        until"), &out)
	wants(t, said, "(now() > 1000000)", `type talker "a  b"; until now() > 1000000`)
}

// A part that cannot be set up says where the lesson's mistake is, whatever is asked of it, and can be
// left.
func TestSetupFails(t *testing.T) {
	var out strings.Builder
	asked := []string{"", "h", "solution", "solution play", "3", "s clock", "state"}
	said, _ := play(t, options(t, strings.Join(asked, "\n")+"\nskip\n", &out, "forbid: [kill]", "setup: s clock; d 3"), &out)
	if strings.Contains(said, "a fault of ours") {
		t.Errorf("a fault of ours:\n%s", said)
	}
	for _, line := range asked[1:] {
		wants(t, said, "> "+line+"\n", "ticking.yaml:24:23: packet 3 is not in flight", "^~~")
	}
	wants(t, said, "> skip", "Part 1 is skipped")
}

// An interrupt ends the command and not the session; what was done stays, and b takes it back.
func TestInterrupt(t *testing.T) {
	var out strings.Builder
	o := options(t, "run\nstate clock\nb\n", &out)
	o.Interruptible = func(ctx context.Context) (context.Context, context.CancelFunc) {
		ctx, cancel := context.WithCancel(ctx)
		moves := 0
		return countdown{ctx, &moves}, cancel
	}
	said, ok := play(t, o, &out)
	if ok {
		t.Error("the command was not done")
	}
	wants(t, said, "> run", "Interrupted.", "> state clock", "clock", "> b", "took back", "run")
}

// A run whose setup was interrupted is not taken for one that is set up.
func TestInterruptedSetup(t *testing.T) {
	var out strings.Builder
	o := options(t, "s clock\nrestart\nstate\n", &out, "forbid: [kill]", "setup: until now() > 30")
	lines := 0
	o.Interruptible = func(ctx context.Context) (context.Context, context.CancelFunc) {
		ctx, cancel := context.WithCancel(ctx)
		if lines++; lines == 2 {
			return countdown{ctx, new(int)}, cancel
		}
		return ctx, cancel
	}
	said, ok := play(t, o, &out)
	if ok {
		t.Error("nothing failed")
	}
	wants(t, said, "> restart\n interrupted before", "> state\n", "Ticking 1/1", "31.000 s")
}

// What is replayed, from where the stage begins, does not do a part that begins elsewhere.
func TestReplayDoesNoPart(t *testing.T) {
	var out strings.Builder
	said, ok := play(t, options(t, "replay until now() > 3\nrestart\nuntil now() > 3\n", &out,
		"now() > 1000000", "now() > 3", "forbid: [kill]", "setup: s clock"), &out)
	if !ok {
		t.Error("a command failed")
	}
	wants(t, said, "> replay", "4.000 s", "> restart", "> until", "✓ done · 1 command")
	if strings.Count(said, "✓ done") != 1 {
		t.Errorf("done by a replay:\n%s", said)
	}
}

// A command that makes many moves shows each as it is made.
func TestManyMoves(t *testing.T) {
	var out strings.Builder
	said, ok := play(t, options(t, "until now() >= 200\nlog 1..2\n", &out), &out)
	if !ok {
		t.Error("a command failed")
	}
	wants(t, said, "> until", "    1  clock", "  300  ", "  599  ", "Now it holds", "> log", "    1  clock")
}

// countdown is a context that is interrupted when it has been asked a number of times.
type countdown struct {
	context.Context
	asked *int
}

func (c countdown) Err() error {
	if *c.asked++; *c.asked > 20 {
		return context.Canceled
	}
	return nil
}

// When nobody reads the output any more the session ends; it does not go on for nobody.
func TestOutputIsGone(t *testing.T) {
	r, w := io.Pipe()
	r.Close()
	s := New(options(t, strings.Repeat("s clock\n", 1000), w))
	defer s.Close()
	if _, err := s.Run(context.Background(), "ticking"); err != io.ErrClosedPipe {
		t.Errorf("got %v", err)
	}
	if s.run.MovesMade() > 0 {
		t.Errorf("%d moves were made for nobody", s.run.MovesMade())
	}
}

// Commands on one line go on until one fails; a semicolon in quotes is text.
func TestSemicolons(t *testing.T) {
	var out strings.Builder
	said, ok := play(t, options(t, `s clock; zzz; quit`+"\n"+` ;; type talker "a;b" ; s talker 2;`+"\n"+"kill clock\n", &out), &out)
	if ok {
		t.Error("nothing failed")
	}
	wants(t, said, "    1  clock", `no command "zzz"`, "a;b", "without kill")
}

// What a Chinese keyboard writes between commands is understood; within what is typed to a program it is text.
func TestFullWidth(t *testing.T) {
	var out strings.Builder
	said, _ := play(t, options(t, "走　clock；t，type　talker　你好；再见　了，s talker\n走　talker　１，schedule\n？step\n", &out), &out)
	wants(t, said, `input: "你好；再见　了，s talker"`, `step clock; tick; type talker 你好；再见　了，s talker; step talker`, "step, s [A] [N]")
}

// A schedule that has a Chinese name of a command is told the English one.
func TestChineseInSchedules(t *testing.T) {
	for _, c := range Commands() {
		if c.group != groupSteer && c.group != groupWire || !schedules(c.Name) {
			continue
		}
		for _, name := range c.Chinese {
			_, err := conductor.ParseCommand(name)
			if f := failure.All(err); len(f) != 1 || f[0].Arg("nearest") != c.Name {
				t.Errorf("%s: %v, and not %s", name, err, c.Name)
			}
		}
	}
}

// The table names every command once, and what it suggests for other words is not ambiguous.
func TestCommandTable(t *testing.T) {
	all := Commands()
	means := map[string]string{}
	claim := func(word, command string) {
		if other := means[word]; other != "" {
			t.Errorf("%q stands for %s and for %s", word, other, command)
		}
		means[word] = command
	}
	for _, c := range all {
		claim(c.Name, c.Name)
		if c.Alias != "" {
			claim(c.Alias, c.Name)
		}
	}
	for _, c := range all {
		for _, other := range slices.Concat(c.Chinese, c.Like) {
			claim(other, c.Name)
		}
		if len(c.Chinese) == 0 {
			t.Errorf("%s has no Chinese name", c.Name)
		}
		if !text.Has(c.Help) {
			t.Errorf("%s has no help", c.Name)
		}
		if !slices.Contains(groups, c.group) {
			t.Errorf("%s is in no group of help", c.Name)
		}
	}
	for _, name := range lessons.Forbiddable {
		if means[name] != name {
			t.Errorf("a lesson can forbid %s, which is no command", name)
		}
	}
}

// changed is a catalogue whose lesson was given a part before its first, in its file.
type changed struct{ one }

func (c changed) Reload(string) (*lessons.Lesson, error) {
	return lessons.Parse("ticking.yaml", []byte(strings.Replace(ticking, "parts:\n", "parts:\n  - say: Read this.\n", 1)), nil)
}

// A lesson that is read again stays at the part that was open, also where another was put before it.
func TestReloadStaysAtPart(t *testing.T) {
	var out strings.Builder
	o := options(t, "reload\ns clock\n", &out)
	o.Catalogue = changed{o.Catalogue.(one)}
	said, ok := play(t, o, &out)
	if !ok {
		t.Error("a command failed")
	}
	wants(t, said, "> reload\n read again: ticking.yaml\n── Ticking 2/2 ──", "Let the clock go on.", "> s clock\n    1  clock")
}

// A line that is empty can be seen.
func TestEmptyLineTyped(t *testing.T) {
	var out strings.Builder
	said, _ := play(t, options(t, "s talker\ntype talker\n", &out), &out)
	wants(t, said, `talker  gets the line  ""`)
}

// Who changes a program where that cannot be reads where it can.
func TestNoExerciseNamesOne(t *testing.T) {
	var out strings.Builder
	o := flowOptions("edit\n", &out)
	o.Catalogue = marked{o.Catalogue}
	learn(t, o, "handshake")
	wants(t, out.String(), "in exercises only, and this part is none: handshake has", "one, part 4")
}

// marked is a catalogue whose lessons say that their fourth part is an exercise.
type marked struct{ Catalogue }

func (m marked) List() (all []Entry) {
	for _, e := range m.Catalogue.List() {
		e.Exercises = []int{4}
		all = append(all, e)
	}
	return all
}

// Who has done a part reads so, and not how few commands would have done.
func TestAfterDone(t *testing.T) {
	var out strings.Builder
	learn(t, flowOptions("part 2\ngoal\ns server 4; s client 2\nh\ngoal\n", &out), "handshake")
	wants(t, out.String(), "> goal", "are enough", "✓ done", "> h", "This part is done already. Enter goes on.", "> goal")
	if _, after, _ := strings.Cut(out.String(), "> h"); strings.Contains(after, "enough") {
		t.Errorf("fewer commands are asked for:\n%s", after)
	}
}

// The first help is what carries through a lesson, on one screen, and names the whole list.
func TestFirstHelp(t *testing.T) {
	for _, lang := range []text.Lang{text.En, text.Zh} {
		shown := paged(t, lang, 60, 20, "handshake", "help", "help commands")
		if n := strings.Count(shown[0], "\n"); n > 19 {
			t.Errorf("%d lines:\n%s", n, shown[0])
		}
		wants(t, shown[0], "step, s", "deliver, d", "back", "hint, h", "help commands")
		wants(t, shown[1], "step, s", "explore", "quit")
	}
}

// Of "step the server" it is "the" that is no actor.
func TestStepTheServer(t *testing.T) {
	wants(t, paged(t, text.En, 80, 24, "handshake", "part 2", "step the server")[1], "there is no actor the here")
}
