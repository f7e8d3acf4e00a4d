package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"lockstep/repl/text"
	"lockstep/runtime/event"
	"lockstep/runtime/stage"
)

// hostile is what a recording could hold to get out of the place where the page keeps it.
const hostile = "</script><script>window.pwned=1</script><img src=x onerror=window.pwned=1><!--{{data}}{{script}}]]>&lt;\u2028\u202e\x1b[2J\xff\"'`"

// seen is a source as a recording of the real world gives it.
func seen(name, program string, events ...event.Event) Source {
	st := &stage.Stage{Name: name, Actors: []stage.Actor{{Name: name, Program: stage.Program{Source: program}}}}
	st.Complete()
	return Source{Lesson: name, Stage: st, Moments: Seen(st.Hosts, events)}
}

// dataOf is what a page keeps, as a browser finds it.
func dataOf(t *testing.T, html []byte) (p page) {
	t.Helper()
	_, rest, found := strings.Cut(string(html), `<script type="application/json" id="run">`)
	data, _, ends := strings.Cut(rest, "</script")
	if !found || !ends {
		t.Fatal("there is no data")
	}
	if err := json.Unmarshal([]byte(data), &p); err != nil {
		t.Fatal(err)
	}
	return p
}

func TestHTMLHostile(t *testing.T) {
	src := seen(hostile, hostile+"\n",
		event.Event{Move: 0, I: 1, Kind: event.Started, Actor: hostile, Line: 1},
		event.Event{Move: 1, I: 1, Kind: event.Printed, Actor: hostile, Line: 1, Text: hostile},
		event.Event{Move: 1, I: 2, Kind: event.PacketSent, Host: hostile, Packet: -1, Data: []byte(hostile)},
		event.Event{Move: 2, I: 1, Kind: event.PacketSent, Host: hostile, Packet: 1 << 40},
		event.Event{Move: 2, I: 2, Kind: event.Failed, Actor: hostile, Line: -7, Err: hostile, Text: hostile},
		event.Event{Move: 3, I: 1, Kind: event.Called, Actor: "of nobody", Line: 99, Op: hostile, Name: hostile},
	)
	html, err := HTML(src)
	if err != nil {
		t.Fatal(err)
	}
	tag := regexp.MustCompile(`(?i)<\s*(/?\s*[a-z!][a-z]*)`)
	allowed := tag.FindAllString(pageHTML, -1)
	if got := tag.FindAllString(strings.NewReplacer(pageCSS, "", pageJS, "").Replace(string(html)), -1); !slices.Equal(got, allowed) {
		t.Errorf("the page has other tags than its own: %q", got)
	}
	for _, bad := range []string{"\u2028", "\u202e", "\x1b", "\xff"} {
		if strings.Contains(string(html), bad) {
			t.Errorf("%q stands in the page", bad)
		}
	}
	p := dataOf(t, html)
	shown := text.Escape(hostile)
	if p.Title != text.Escape(hostile+": "+hostile) || p.Actors[0].Name != shown || p.Programs[0][0] != shown || p.Moves[1].Out[0].Text != shown {
		t.Errorf("what is shown is not what was recorded: %q", p.Title)
	}
	if len(p.Moves) != 4 || len(p.Packets) != 2 {
		t.Errorf("%d moves, %d packets", len(p.Moves), len(p.Packets))
	}
}

// A run of which there are only the events: the mark stands at the line that was heard of last.
func TestHTMLSeen(t *testing.T) {
	src := seen("server", "one()\ntwo()\n",
		event.Event{Move: 0, I: 1, Kind: event.Started, Actor: "server", Line: 1},
		event.Event{Move: 1, I: 1, Kind: event.Begun, Actor: "server", Line: 2, Op: "accept"},
		event.Event{Move: 2, I: 1, Kind: event.Started, Actor: "server.1", Line: 1},
		event.Event{Move: 2, I: 2, Time: time.Second, Kind: event.Printed, Actor: "server.1", Line: 1, Text: "a", Open: true},
		event.Event{Move: 3, I: 1, Time: time.Second, Kind: event.Failed, Actor: "server", Line: 2, Err: "OSError", Text: "Traceback:\n  two()\n"},
	)
	html, err := HTML(src)
	if err != nil {
		t.Fatal(err)
	}
	p := dataOf(t, html)
	for i := range p.Moves {
		p.Moves[i].Did = nil // they are tested where they are made
	}
	want := []moved{
		{At: "0.000 s", Who: []stands{{0, "ready", 1, 1, 0, ""}}},
		{Who: []stands{{0, "blocked", 2, 2, 0, "blocked  accept"}}},
		{At: "1.000 s", Who: []stands{{1, "ready", 1, 1, 0, ""}}, Out: []said{{Actor: 1, Text: "a", Open: true}}},
		{Who: []stands{{0, "failed", 0, 0, 2, "failed  OSError"}}, Out: []said{{Text: "Traceback:"}, {Text: "  two()"}}},
	}
	if diff := cmp.Diff(want, p.Moves); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]actor{{"server", 0}, {"server.1", 0}}, p.Actors); diff != "" {
		t.Error(diff)
	}
	again, err := HTML(src)
	if err != nil || string(again) != string(html) || !IsHTML(html) || IsHTML([]byte("<!doctype html>")) {
		t.Error("the same run gives another page, or one that is not known again", err)
	}
}

func TestHTMLFails(t *testing.T) {
	src := seen("server", "")
	src.Moments = func(func(Moment)) error { return errors.New("differs") }
	if _, err := HTML(src); err == nil {
		t.Error("a run that cannot be shown gives a page")
	}
}

// The page's own files name no place that anything could be loaded from.
func TestPageLoadsNothing(t *testing.T) {
	for name, file := range map[string]string{"page.html": pageHTML, "page.css": pageCSS, "page.js": pageJS} {
		if found := regexp.MustCompile(`(?i)https?:|//\w|\bsrc=|\bhref=|url\(|@import|innerHTML|outerHTML|insertAdjacent|document\.write|\beval\(|\bfetch\(`).FindString(file); found != "" {
			t.Errorf("%s has %q", name, found)
		}
	}
	if !strings.HasPrefix(pageHTML, pageBegins) {
		t.Errorf("page.html does not begin with %s", pageBegins)
	}
}

// What is noted of variables makes each state out of the one before.
func TestBind(t *testing.T) {
	states := [][][]string{
		{},
		{{"a", "1"}},
		{{"a", "1"}, {"b", "2"}},
		{{"in f, line 2"}, {"x", "1"}, {"a", "1"}, {"b", "2"}},
		{{"in f, line 3"}, {"x", "1"}, {"a", "1"}, {"b", "2"}},
		{{"a", "1"}, {"b", "2"}},
		{{"a", "1"}, {"a", "1"}, {"b", "2"}},
		{{"a", "1"}, {"a", "1"}, {"b", "2"}},
		{{"b", "2"}},
		{},
	}
	tr, rows := track{vars: make([][][]string, 1)}, [][]string{}
	for i, want := range states {
		var now moved
		tr.bind(&now, 0, want)
		for _, v := range now.Vars {
			rows = slices.Replace(rows, v.At, v.At+v.Out, v.In...)
		}
		if !cmp.Equal(want, rows) {
			t.Errorf("state %d: %v, not %v", i, rows, want)
		}
		if i > 0 && cmp.Equal(want, states[i-1]) != (now.Vars == nil) {
			t.Errorf("state %d: %v", i, now.Vars)
		}
	}
}

// A packet of bytes that are no text, and more of them than are shown.
func TestHTMLLongBytes(t *testing.T) {
	raw := append(append([]byte{0x45, 0, 0x17, 0x8c, 0, 0, 0, 0, 64, 17, 0, 0, 127, 0, 0, 1, 127, 0, 0, 1}, 0x30, 0x39, 0x23, 0x28, 0x17, 0x78, 0, 0), bytes.Repeat([]byte{0x80}, 6000)...)
	html, err := HTML(seen("client", "one()\n",
		event.Event{Move: 0, I: 1, Kind: event.Started, Actor: "client", Line: 1},
		event.Event{Move: 1, I: 1, Kind: event.PacketSent, Actor: "client", Host: "client", Packet: 1, Data: raw},
	))
	if err != nil {
		t.Fatal(err)
	}
	if p := dataOf(t, html); len(p.Packets) != 1 || !strings.HasPrefix(p.Packets[0].Payload, `\x80\x80`) {
		t.Errorf("%+v", p.Packets)
	}
}
