package export

import (
	"cmp"
	"slices"
	"strings"

	"lockstep/repl/render"
	"lockstep/repl/text"
	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
	"lockstep/runtime/stage"
)

// moved is what one move changed, as the page has it: only what is not as it was.
type moved struct {
	At   string   `json:"t,omitempty"` // the time, where it is another
	Do   string   `json:"c,omitempty"` // the move as it can be typed
	Did  []string `json:"w,omitempty"` // what it did, in words
	Who  []stands `json:"a,omitempty"`
	Vars []splice `json:"v,omitempty"`
	Out  []said   `json:"o,omitempty"`
}

// stands is how an actor stands.
type stands struct {
	Actor int    `json:"a"`           // of page.Actors
	State string `json:"s"`           // in the words of goals
	First int    `json:"f,omitempty"` // lines of the statement that it stands at; 0 when it has ended
	Last  int    `json:"l,omitempty"`
	Bad   int    `json:"b,omitempty"` // the line at which it ended badly
	How   string `json:"h,omitempty"` // the same in words
}

// splice puts rows of variables in the place of others.
type splice struct {
	Actor int        `json:"a"`
	At    int        `json:"p"`
	Out   int        `json:"n,omitempty"` // how many go
	In    [][]string `json:"r,omitempty"`
}

// said is a line, or a piece of one, that an actor printed, asked or was typed, or of its traceback.
type said struct {
	Actor int    `json:"a"`
	Typed bool   `json:"i,omitempty"`
	Text  string `json:"x"`
	Open  bool   `json:"o,omitempty"` // the line goes on
}

// actor is a program being run, of those that are ever there.
type actor struct {
	Name    string `json:"name"`
	Program int    `json:"program"` // of page.Programs
}

// track follows a run and notes what each move changes.
type track struct {
	view  render.View
	stage *stage.Stage

	actors   []actor
	programs [][]string
	moves    []moved

	number map[string]int // of an actor, by its name
	stood  []stands
	vars   [][][]string
	at     string
	events int    // looked at
	caller string // the actor of the last event, where its run is known from the events alone
}

func (t *track) show(m Moment) {
	s, n := m.Scene, len(t.moves)
	now := moved{Do: text.Escape(m.Move), Did: t.view.InWords(s, n)}
	if at := text.Seconds(s.Now); at != t.at {
		t.at, now.At = at, at
	}
	for i := range s.Actors {
		a := &s.Actors[i]
		k := t.known(a.Name, a.Lines)
		t.stand(&now, stands{k, a.State.String(), a.First, a.Last, a.FailedAt, t.view.ActorBrief(s, a.Name)})
		t.bind(&now, k, t.view.Variables(a))
	}
	for ; t.events < len(s.Events); t.events++ {
		e := &s.Events[t.events]
		if len(s.Actors) == 0 {
			t.hear(&now, e)
		}
		switch e.Kind {
		case event.Printed, event.Asked, event.Typed:
			t.say(&now, e, e.Text)
		case event.Failed: // its traceback
			for l := range strings.Lines(e.Text) {
				t.say(&now, e, strings.TrimSuffix(l, "\n"))
			}
		}
	}
	t.moves = append(t.moves, now)
}

// known gives the number of an actor, which gets one when it is first met; lines are of its program.
func (t *track) known(name string, lines []string) int {
	if k, met := t.number[name]; met {
		return k
	}
	shown := make([]string, len(lines))
	for i, l := range lines {
		shown[i] = harmless(strings.ReplaceAll(l, "\t", "    "))
	}
	at := slices.IndexFunc(t.programs, func(p []string) bool { return slices.Equal(p, shown) })
	if at < 0 {
		at = len(t.programs)
		t.programs = append(t.programs, shown)
	}
	k := len(t.actors)
	if t.number == nil {
		t.number = map[string]int{}
	}
	t.number[name] = k
	t.actors = append(t.actors, actor{harmless(name), at})
	t.stood, t.vars = append(t.stood, stands{Actor: k}), append(t.vars, nil)
	return k
}

func (t *track) stand(now *moved, as stands) {
	if t.stood[as.Actor] != as {
		t.stood[as.Actor] = as
		now.Who = append(now.Who, as)
	}
}

// bind notes which variables are not as they were: those between what is the same at both ends.
func (t *track) bind(now *moved, k int, rows [][]string) {
	was := t.vars[k]
	same, most := 0, min(len(was), len(rows))
	for same < most && slices.Equal(was[same], rows[same]) {
		same++
	}
	behind := 0
	for behind < most-same && slices.Equal(was[len(was)-1-behind], rows[len(rows)-1-behind]) {
		behind++
	}
	if out, in := len(was)-same-behind, rows[same:len(rows)-behind]; out > 0 || len(in) > 0 {
		now.Vars = append(now.Vars, splice{k, same, out, in})
	}
	t.vars[k] = rows
}

func (t *track) say(now *moved, e *event.Event, s string) {
	x := said{Actor: t.known(e.Actor, t.source(e.Actor)), Text: harmless(s), Open: e.Open || e.Kind == event.Asked}
	if e.Kind == event.Typed {
		x.Typed = true
		if e.Err != "" {
			x.Text = harmless(e.Err)
		}
	}
	now.Out = append(now.Out, x)
}

// source gives the program of an actor of the stage.
func (t *track) source(name string) []string {
	at := t.stage.ActorIndex(name)
	if at < 0 {
		return nil
	}
	return strings.Split(strings.TrimSuffix(t.stage.Actors[at].Program.Source, "\n"), "\n")
}

// heard is how an actor stands after an event, where its run is known from the events alone.
var heard = [...]struct {
	known bool
	state conductor.State
	word  string
}{
	event.Started: {true, conductor.Ready, ""}, event.Begun: {true, conductor.Blocked, "view.blocked"}, event.Called: {true, conductor.Ready, ""},
	event.Printed: {true, conductor.Ready, ""}, event.Accessed: {true, conductor.Ready, ""}, event.Finished: {true, conductor.Done, "view.done"},
	event.Failed: {true, conductor.Failed, "view.ended-badly"}, event.LimitReached: {true, conductor.Failed, "view.ended-badly"},
	event.Faulted: {true, conductor.Failed, "view.ended-badly"}, event.Killed: {true, conductor.Killed, "view.killed"},
	event.Zombie: {true, conductor.Zombie, "view.zombie"}, event.CPULeft: {},
}

// hear puts the mark of an actor at the line that an event is about.
func (t *track) hear(now *moved, e *event.Event) {
	how := heard[e.Kind]
	if !how.known || e.Actor == "" {
		return
	}
	lines := t.source(e.Actor)
	if e.Kind == event.Started && lines == nil {
		if parent, met := t.number[cmp.Or(e.Name, t.caller)]; met { // it is a process, or a thread, of that one's program
			lines = t.programs[t.actors[parent].Program]
		}
	}
	t.caller = e.Actor
	as := stands{Actor: t.known(e.Actor, lines), State: how.state.String(), First: e.Line, Last: e.Line, How: harmless(e.Op)}
	if how.state.Ended() {
		as.First, as.Last, as.Bad = 0, 0, e.Line
		as.How = harmless(e.Err)
	}
	if how.word != "" {
		as.How = strings.TrimSpace(text.Say(t.view.Lang, how.word) + "  " + as.How)
	}
	t.stand(now, as)
}

// longestText is how many bytes of a text from a program are shown.
const longestText = 4096

// harmless is a text from a program as the page shows it.
func harmless(s string) string {
	if short := text.Clip(s, longestText); short != s {
		s = short + "…"
	}
	return text.Escape(s)
}
