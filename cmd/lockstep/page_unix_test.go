//go:build linux || darwin

package main

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"lockstep/lessons"
	"lockstep/repl"
	"lockstep/repl/export"
	"lockstep/repl/render"
	"lockstep/repl/text"
	"lockstep/runtime/conductor"
	"lockstep/runtime/event"
	"lockstep/runtime/packet"
	"lockstep/runtime/stage"
)

// pageOf writes the page of a source to a file, and gives its name.
func pageOf(t *testing.T, src export.Source) string {
	t.Helper()
	html, err := export.HTML(src)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "page.html")
	if err := os.WriteFile(file, html, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// played is a source that plays a schedule on a stage.
func played(t *testing.T, l text.Lang, st *stage.Stage, schedule string) export.Source {
	return export.Source{Lang: l, Lesson: "test", Stage: st, Moments: export.Again(
		func() (*conductor.Run, error) { return new(app).open(st, repl.Lab, conductor.Options{EndInput: true}) },
		func(r *conductor.Run) error { return r.Play(t.Context(), schedule) },
	)}
}

func stageOf(t *testing.T, lesson, name string) *stage.Stage {
	t.Helper()
	l, err := lessons.Load(lesson)
	if err != nil {
		t.Fatal(err)
	}
	return l.Stage(name)
}

// onScreen is what the page shows after a move.
type onScreen struct {
	Marks  map[string][]int    // of each actor, the lines where it stands
	Out    map[string][]string // lines printed
	Vars   map[string][]string
	Flying []int // packets
}

// onPage reads it.
const onPage = `(() => {
	const out = { Marks: {}, Out: {}, Vars: {}, Flying: [] };
	for (const card of document.querySelectorAll(".program")) {
		const names = [...card.querySelectorAll(".how strong")].map((e) => e.textContent);
		for (const row of card.querySelectorAll("li[aria-current]")) {
			const who = row.querySelector(".who").textContent;
			for (const name of who ? who.split(", ") : names) (out.Marks[name] ||= []).push(Number(row.querySelector(".line").textContent));
		}
		card.querySelectorAll("pre.out").forEach((e, i) => { if (!e.hidden) out.Out[names[i]] = e.textContent.trimEnd().split("\n"); });
		card.querySelectorAll("details").forEach((e, i) => {
			if (!e.hidden) out.Vars[names[i]] = [...e.querySelectorAll(".vars > :not(.faint)")].map((d) => d.textContent);
		});
	}
	for (const b of document.querySelectorAll("#wire button")) out.Flying.push(parseInt(b.textContent.slice(1)));
	return out;
})()`

// expected is what the page is to show of a run as it stands.
func expected(s *render.Scene) onScreen {
	out := onScreen{map[string][]int{}, map[string][]string{}, map[string][]string{}, []int{}}
	for _, a := range s.Actors {
		if at := max(a.First, a.FailedAt); at > 0 {
			out.Marks[a.Name] = []int{at}
		}
		out.Vars[a.Name] = []string{}
		for _, row := range (render.View{}).Variables(&a) {
			if len(row) == 2 {
				out.Vars[a.Name] = append(out.Vars[a.Name], row[0]+" = "+row[1])
			}
		}
	}
	for _, e := range s.Events {
		if e.Kind == event.Printed {
			out.Out[e.Actor] = append(out.Out[e.Actor], strings.TrimRight(e.Text, " "))
		}
	}
	for _, p := range packet.Collect(s.Events).All() {
		if p.Status == packet.InFlight {
			out.Flying = append(out.Flying, p.Number)
		}
	}
	return out
}

// TestBrowser drives the page of a run in Chromium. LOCKSTEP_CHROMIUM=all asks for it; LOCKSTEP_SHOTS=DIR leaves
// pictures there.
func TestBrowser(t *testing.T) {
	b := openBrowser(t)
	for _, c := range []struct{ lesson, stage, schedule string }{
		{"reliability", "stream", "step server 3; step client 2; deliver all; step client 3; drop 4; run"},
		{"philosophers", "circle", "run"},
		{"parent-child", "family", "run"},
		{"udp", "three", "step server 2; step client 2; dup 1; run"},
	} {
		st := stageOf(t, c.lesson, c.stage)
		if st == nil {
			t.Fatalf("%s has no stage %s", c.lesson, c.stage)
		}
		src := played(t, text.En, st, c.schedule)
		file := pageOf(t, src)
		b.look(1280, 900, "light")
		b.open(file)
		eval[int](b, `document.querySelectorAll("details").forEach((e) => { e.open = true; }), 0`)
		n := 0
		err := src.Moments(func(m export.Moment) {
			if at := eval[string](b, "document.getElementById('at').textContent"); !strings.HasPrefix(at, fmt.Sprintf("move %d of ", n)) {
				t.Errorf("%s: move %d is shown as %q", c.lesson, n, at)
			}
			want, got := expected(m.Scene), eval[onScreen](b, onPage)
			for _, marks := range got.Marks { // a statement of several lines
				slices.Sort(marks)
			}
			for name, marks := range got.Marks {
				got.Marks[name] = marks[:1]
			}
			for name := range got.Out {
				for i, l := range got.Out[name] {
					got.Out[name][i] = strings.TrimRight(l, " ")
				}
			}
			if fmt.Sprint(want) != fmt.Sprint(got) {
				t.Fatalf("%s, move %d:\nwant %v\ngot  %v", c.lesson, n, want, got)
			}
			b.key("ArrowRight")
			n++
		})
		if err != nil || n < 5 {
			t.Fatal(c.lesson, n, err)
		}
		for _, trouble := range b.troubles(file) {
			t.Errorf("%s: %s", c.lesson, trouble)
		}
	}
}

// TestBrowserKeys: the slider, the buttons and the keys lead to the same moves; packets open.
func TestBrowserKeys(t *testing.T) {
	b := openBrowser(t)
	src := played(t, text.En, stageOf(t, "handshake", "local"), "run")
	file := pageOf(t, src)
	var sent []*packet.Seen
	var last int
	if err := src.Moments(func(m export.Moment) { sent, last = packet.Collect(m.Scene.Events).All(), last+1 }); err != nil {
		t.Fatal(err)
	}
	last--
	b.look(800, 900, "light")
	b.open(file)
	at := func(want int, how string) {
		t.Helper()
		if got := eval[string](b, "document.getElementById('time').value"); got != fmt.Sprint(want) {
			t.Errorf("%s: move %s, not %d", how, got, want)
		}
	}
	press := func(id string) { eval[bool](b, "document.getElementById('"+id+"').click() ?? true") }
	at(0, "at first")
	for _, k := range []struct {
		key  string
		move int
	}{{"ArrowRight", 1}, {"End", last}, {"ArrowRight", last}, {"ArrowLeft", last - 1}, {"Home", 0}, {"ArrowLeft", 0}} {
		b.key(k.key)
		at(k.move, k.key)
	}
	eval[bool](b, "document.getElementById('time').focus() ?? true")
	b.key("ArrowRight")
	at(1, "ArrowRight in the slider")
	eval[bool](b, "(() => { const e = document.getElementById('time'); e.value = 5; return e.dispatchEvent(new Event('input')); })()")
	at(5, "the slider")
	if text := eval[string](b, "document.getElementById('did').textContent"); !strings.Contains(text, "connect begun") {
		t.Errorf("move 5 is not told of: %s", text)
	}
	for _, p := range []struct {
		id   string
		move int
	}{{"next", 6}, {"back", 5}, {"last", last}, {"first", 0}} {
		press(p.id)
		at(p.move, p.id)
	}

	// Space plays, and stops: so slowly that it is not over before.
	eval[bool](b, "document.getElementById('speed').value = '2', document.activeElement.blur() ?? true")
	moved := "new Promise((done) => new MutationObserver((_, o) => { o.disconnect(); done(true); }).observe(document.getElementById('at'), { childList: true, characterData: true, subtree: true }))"
	eval[bool](b, "(window.moved = "+moved+") instanceof Promise")
	b.key(" ")
	eval[bool](b, "window.moved")
	b.key(" ")
	if now := eval[int](b, "Number(document.getElementById('time').value)"); now < 1 || eval[string](b, "document.getElementById('play').textContent") != "Play" {
		t.Errorf("it played to move %d, and does not stop", now)
	}
	b.key("?")
	if !eval[bool](b, "document.getElementById('keys').open") {
		t.Error("? shows no keys")
	}
	b.key("Escape")
	if eval[bool](b, "document.getElementById('keys').open") {
		t.Error("Escape does not close them")
	}
	b.key("?")
	press("close")
	if eval[bool](b, "document.getElementById('keys').open") {
		t.Error("their button does not close them")
	}

	// Each packet: in the ladder, with its fields and its bytes.
	b.key("End")
	for _, p := range sent {
		eval[bool](b, fmt.Sprintf("(() => { const box = document.getElementById('ladder'); box.scrollTop = 22 * %d; return true; })()", p.SentMove))
		eval[bool](b, "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")
		if !eval[bool](b, fmt.Sprintf(`document.querySelector('#ladder [data-packet="%d"] .label').dispatchEvent(new MouseEvent('click', { bubbles: true }))`, p.Number)) {
			t.Fatalf("packet %d cannot be chosen", p.Number)
		}
		if name := eval[string](b, "document.getElementById('packet-name').textContent"); !strings.HasPrefix(name, fmt.Sprintf("#%d ", p.Number)) {
			t.Errorf("packet %d is shown as %s", p.Number, name)
		}
		values := eval[[]string](b, "[...document.querySelectorAll('.fields .value')].map((e) => e.textContent)")
		var want []string
		for _, l := range packet.Layers(p.Raw) {
			for _, f := range l.Fields {
				want = append(want, f.Value)
			}
		}
		if len(values) != len(want) || !slices.Contains(values, p.Packet.TCP.Flags.String()) || !slices.Contains(values, fmt.Sprintf("%d (%d)", p.Seq, p.Packet.TCP.Seq)) {
			t.Errorf("packet %d has the fields %q, not %q", p.Number, values, want)
		}
		shown := eval[string](b, `[...document.querySelector(".bytes").textContent.matchAll(/^[0-9a-f]{4}  ((?:[0-9a-f]{2} )+)/gm)].map((m) => m[1].replaceAll(" ", "")).join("")`)
		if shown != hex.EncodeToString(p.Raw) {
			t.Errorf("packet %d has the bytes %s", p.Number, shown)
		}
	}
	if !eval[bool](b, `(() => {
		const all = [...document.querySelectorAll("#ladder .packet, #ladder .label")], lines = all.filter((e) => e.matches(".packet"));
		return lines.length > 1 && all.every((e, i) => e.matches(".packet") === i < lines.length);
	})()`) {
		t.Error("lines of packets lie over the labels of others")
	}
	b.key("[")
	if name := eval[string](b, "document.getElementById('packet-name').textContent"); !strings.HasPrefix(name, fmt.Sprintf("#%d ", len(sent)-1)) {
		t.Errorf("[ chooses %s", name)
	}
	eval[bool](b, "document.querySelector('.fields dt button').click() ?? true")
	if marked := eval[string](b, "[...document.querySelectorAll('.bytes .marked')].map((e) => e.textContent).join(' ')"); marked != "45" {
		t.Errorf("the bytes of the version are %s", marked)
	}
	for _, trouble := range b.troubles(file) {
		t.Error(trouble)
	}
}

// shortfalls lists what cannot be read on the screen: too small, too faint, or too wide for the window.
const shortfalls = `(() => {
	const found = [];
	if (document.documentElement.scrollWidth > innerWidth) found.push("the page is " + document.documentElement.scrollWidth + " wide");
	const light = (c) => { const [r, g, b] = c.match(/[\d.]+/g).map((x) => x / 255).map((x) => x <= .04045 ? x / 12.92 : ((x + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
	const ground = (e) => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (!/, 0\)$/.test(c)) return c; } return "rgb(255, 255, 255)"; };
	for (const e of document.querySelectorAll("#page *")) {
		if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) || !e.getClientRects().length || e.ariaDisabled === "true") continue;
		const style = getComputedStyle(e), what = e.tagName + "." + (e.className.baseVal ?? e.className) + " " + e.textContent.slice(0, 20);
		if (parseFloat(style.fontSize) < 12) found.push(what + ": " + style.fontSize);
		const [a, b] = [light(e instanceof SVGElement ? style.fill : style.color), light(ground(e))].sort((x, y) => y - x);
		if ((a + .05) / (b + .05) < 4.5) found.push(what + ": contrast " + ((a + .05) / (b + .05)).toFixed(1));
	}
	for (const e of document.querySelectorAll("button, select, input, [tabindex='0'], section, dialog")) {
		if (!(e.getAttribute("aria-label") || e.getAttribute("aria-labelledby") || e.querySelector("h2") || e.textContent.trim() || e.labels?.length)) found.push(e.outerHTML.slice(0, 80) + " has no name");
	}
	return found;
})()`

// TestBrowserReadable: nothing is too small, too faint or too wide, on any screen, in either language.
func TestBrowserReadable(t *testing.T) {
	b := openBrowser(t)
	for _, l := range []text.Lang{text.En, text.Zh} {
		for _, lesson := range []string{"reliability", "philosophers"} {
			st := stageOf(t, lesson, map[string]string{"reliability": "stream", "philosophers": "circle"}[lesson])
			file := pageOf(t, played(t, l, st, "run"))
			grounds := map[string]bool{}
			for _, width := range []int{400, 800, 1280} {
				for _, scheme := range []string{"light", "dark"} {
					b.look(width, 900, scheme)
					b.open(file)
					eval[bool](b, "(() => { const e = document.getElementById('time'); e.value = 12; return e.dispatchEvent(new Event('input')); })()")
					name := fmt.Sprintf("%s-%s-%s-%d", lesson, l, scheme, width)
					b.shot(name)
					for _, s := range append(eval[[]string](b, shortfalls), b.troubles(file)...) {
						t.Errorf("%s: %s", name, s)
					}
					grounds[eval[string](b, "getComputedStyle(document.body).backgroundColor")] = true
					if lang := eval[string](b, "document.documentElement.lang"); lang != l.String() {
						t.Errorf("%s: the language is %s", name, lang)
					}
				}
			}
			if len(grounds) != 2 {
				t.Errorf("%s: light and dark have the grounds %v", lesson, grounds)
			}
		}
	}
}

// TestBrowserHostile: what programs and recordings hold is shown and does nothing.
func TestBrowserHostile(t *testing.T) {
	b := openBrowser(t)
	hostile := "</script><script>window.pwned=1</script><img src=x onerror=window.pwned=1><svg onload=window.pwned=1><!--"
	st := &stage.Stage{Name: hostile, Actors: []stage.Actor{{Name: hostile, Program: stage.Program{Source: hostile}}}}
	st.Complete()
	file := pageOf(t, export.Source{Lesson: hostile, Stage: st, Moments: export.Seen(st.Hosts, []event.Event{
		{Kind: event.Started, Actor: hostile, Line: 1},
		{Move: 1, Kind: event.Printed, Actor: hostile, Line: 1, Text: hostile},
		{Move: 1, Kind: event.PacketSent, Host: hostile, Packet: 7, Data: []byte(hostile)},
		{Move: 2, Kind: event.Failed, Actor: hostile, Line: 99, Err: hostile},
		{Move: 3, Kind: event.Called, Actor: "__proto__", Line: 1, Op: hostile},
	})})
	b.look(800, 900, "light")
	b.open(file)
	for range 4 {
		b.key("ArrowRight")
	}
	if n := eval[int](b, "document.scripts.length + document.querySelectorAll('img, svg[onload]').length"); n != 2 || eval[bool](b, "'pwned' in window") {
		t.Errorf("%d scripts and pictures, not 2; or one was carried out", n)
	}
	for _, where := range []string{"title", "did", "programs"} {
		if shown := eval[string](b, "document.getElementById('"+where+"').textContent"); !strings.Contains(shown, "<img src=x onerror=window.pwned=1>") {
			t.Errorf("%s does not show what there is: %s", where, shown)
		}
	}
	for _, trouble := range b.troubles(file) {
		t.Error(trouble)
	}
	// And if something got in all the same, the policy would stop it.
	eval[int](b, "(() => { const s = document.createElement('script'); s.textContent = 'window.pwned = 1'; document.body.append(s); return 0; })()")
	if eval[bool](b, "'pwned' in window") {
		t.Error("the policy lets other scripts run")
	}
	if stopped := eval[string](b, `new Promise((done) => {
		document.addEventListener("securitypolicyviolation", (e) => { // that of the script may still come
			if (e.effectiveDirective === "img-src") {
				done(e.effectiveDirective);
			}
		});
		const i = document.createElement("img");
		i.src = "http://127.0.0.1:9/";
		i.onload = i.onerror = () => setTimeout(() => done("nothing"));
		document.body.append(i);
	})`); stopped != "img-src" {
		t.Errorf("the policy stops %s, not a picture from elsewhere", stopped)
	}
}

// TestBrowserLong: ten thousand moves are a page that answers, with no more in it than is seen.
func TestBrowserLong(t *testing.T) {
	b := openBrowser(t)
	talk := "import socket\nsk = socket.create_server((\"127.0.0.1\", 9000))\nconn, addr = sk.accept()\nwhile True:\n    data = conn.recv(1024)\n    if not data:\n        break\n    conn.sendall(data)\n    print(len(data))\n"
	ask := "import socket\nsk = socket.create_connection((\"127.0.0.1\", 9000))\nfor i in range(1100):\n    sk.sendall(b\"x\" * 40)\n    sk.recv(100)\nsk.close()\n"
	st := &stage.Stage{Name: "long", Actors: []stage.Actor{{Name: "server", Program: stage.Program{Source: talk}}, {Name: "client", Program: stage.Program{Source: ask}}}}
	st.Complete()
	file := pageOf(t, played(t, text.En, st, "run"))
	b.look(1280, 900, "light")
	b.open(file)
	last := eval[int](b, "Number(document.getElementById('time').max)")
	b.key("End")
	b.key("ArrowLeft")
	if n := eval[int](b, "document.querySelectorAll('*').length"); last < 9_000 || n > 4_000 {
		t.Errorf("%d moves are %d elements", last, n)
	}
	if y := eval[float64](b, "document.querySelector('.now').getBoundingClientRect().top - document.getElementById('ladder').getBoundingClientRect().top"); y < 0 || y > 900 {
		t.Errorf("the ladder does not follow: %v", y)
	}
	b.shot("long")
	for _, trouble := range b.troubles(file) {
		t.Error(trouble)
	}
}

// TestPagesOfLessons: every lesson has a page, the same each time, and no larger than one would send by mail.
func TestPagesOfLessons(t *testing.T) {
	for _, e := range lessons.Catalogue() {
		l, err := lessons.Load(e.ID)
		if err != nil {
			t.Fatal(err)
		}
		if len(l.Stages) == 0 {
			continue
		}
		src := played(t, text.Zh, l.Stages[0], "run")
		html, err := export.HTML(src)
		if err != nil {
			t.Fatal(e.ID, err)
		}
		again, err := export.HTML(src)
		if err != nil || !bytes.Equal(html, again) {
			t.Errorf("%s: another page the second time, %v", e.ID, err)
		}
		if len(html) > 300_000 {
			t.Errorf("%s: %d bytes", e.ID, len(html))
		}
	}
}
