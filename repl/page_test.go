package repl

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"lockstep/lessons"
	"lockstep/repl/markdown"
	"lockstep/repl/prompt"
	"lockstep/repl/render"
	"lockstep/repl/text"
)

// screenful is a screen, and a learner who types at it: what each line shows is a page.
type screenful struct {
	typed []string
	shown []string
}

func (p *screenful) Show(_ text.Lang, lines []string) error {
	p.shown = append(p.shown, strings.Join(lines, "\n"))
	return nil
}

func (p *screenful) Read(prompt.Prompt) (line string, err error) {
	if len(p.typed) == 0 {
		return "", io.EOF
	}
	line, p.typed = p.typed[0], p.typed[1:]
	return line, nil
}

func paged(t *testing.T, lang text.Lang, columns, rows int, lesson string, typed ...string) []string {
	t.Helper()
	p := &screenful{typed: typed}
	o := flowOptions("", io.Discard)
	o.In, o.Lang, o.Live = p, lang, true
	o.Width, o.Height = func() int { return columns }, func() int { return rows }
	learn(t, o, lesson)
	return p.shown[1:]
}

// What a part asks is on the screen with its programs, which leave room for it, and with what can be done. How to
// see the rest of a program stands where it is left out, and shows it whole.
func TestPartFitsScreen(t *testing.T) {
	for _, c := range []struct {
		lang          text.Lang
		columns, rows int
		lesson, part  string
		last          string // a piece of the last line
	}{
		{text.Zh, 60, 20, "process", "4", "作答"},
		{text.Zh, 60, 20, "process", "7", "作答"},
		{text.Zh, 60, 20, "join", "4", "作答"},
		{text.Zh, 60, 20, "race", "2", "可以走"},
		{text.Zh, 60, 20, "race", "3", "作答"},
		{text.Zh, 60, 20, "lock", "2", "可以走"},
		{text.Zh, 60, 20, "lock", "15", "可以走"},
		{text.En, 80, 24, "tcp", "3", "you can"},
		{text.En, 80, 24, "tcp", "7", "you can"},
		{text.En, 80, 24, "tcp", "9", "1 or 2"},
		{text.En, 60, 20, "tcp", "9", "1 or 2"},
	} {
		lines := strings.Split(strings.TrimRight(paged(t, c.lang, c.columns, c.rows, c.lesson, "part "+c.part)[0], "\n"), "\n")
		if len(lines) > c.rows-1 || !strings.Contains(lines[len(lines)-1], c.last) {
			t.Errorf("%s %s at %d rows has %d:\n%s", c.lesson, c.part, c.rows, len(lines), strings.Join(lines, "\n"))
		}
	}
	shown := paged(t, text.En, 60, 20, "tcp", "part 9", "code again", "watch code again")
	wants(t, shown[0], "code again")
	wants(t, shown[1], " 1  import socket", " 5  sk.listen", " 7  sk.close")
}

// Where there is no room for all of a program, the lines that are asked about are there, and every line where
// somebody stands; an ended program, and one like another, leave their rows to the rest.
func TestAskedAboutIsShown(t *testing.T) {
	for _, c := range []struct {
		columns, rows int
		lesson, part  string
		want          []string
	}{
		{60, 20, "process", "part 4", []string{"⋮ 6 more lines: code main", " 8      global n", " 9      n = n + k", "▸ 17      p.join()"}},
		{80, 24, "concurrent-server", "part 6", []string{"def handle(self)", "self.request.sendall(data.upper())", "code ann", "⋮ 5 more lines: code bob"}},
		{80, 24, "concurrent-server", "part 10", []string{"global count", "count += 1"}},
		{60, 20, "file-transfer", "part 3", []string{" 13      while got < head", " 16          got += len(part)"}},
	} {
		wants(t, paged(t, text.En, c.columns, c.rows, c.lesson, c.part)[0], c.want...)
	}
}

// Every part with a program is on a small screen whole.
func TestEveryPartFitsScreen(t *testing.T) {
	for _, e := range lessons.Catalogue() {
		var typed []string
		for i := range e.Parts {
			typed = append(typed, fmt.Sprintf("part %d", i+1))
		}
		for i, shown := range paged(t, text.Zh, 60, 20, e.ID, typed...)[:e.Parts] {
			rows := strings.Count(strings.TrimRight(shown, "\n"), "\n") + 1
			if rows > 19 && (strings.Contains(shown, "▸") || strings.Contains(shown, "⋮")) {
				t.Errorf("%s %d takes %d rows:\n%s", e.ID, i+1, rows, shown)
			}
		}
	}
}

// Who waits at the end of a program waits at no line.
func TestWaitsAtItsEnd(t *testing.T) {
	shown := paged(t, text.En, 80, 24, "join", "part 2", "s main 20", "s main")
	wants(t, shown[1], "main has come to the end of its program and waits for child to end.")
	wants(t, shown[2], "main has come to the end of its program and waits for child to end; state")
}

// TestShortened: of a schedule that takes many lines the beginning is shown, in whole commands.
func TestShortened(t *testing.T) {
	var out strings.Builder
	s := New(Options{In: prompt.NewPlain(strings.NewReader(""), &out, true), Out: &out})
	if got, more := s.shortened("step a; step b", 3); got != "step a; step b" || more != 0 {
		t.Errorf("%q, %d", got, more)
	}
	got, more := s.shortened(strings.TrimSuffix(strings.Repeat("step server; ", 100), "; "), 3)
	if want := strings.TrimSuffix(strings.Repeat("step server; ", 12), "; "); got != want || more != 88 {
		t.Errorf("%q, %d", got, more)
	}
}

// Who has predicted is told which moves are left that show the answer, also where nothing can move but time; and of
// another way, that it is another.
func TestWhatIsLeftToSee(t *testing.T) {
	shown := paged(t, text.En, 80, 24, "lock", "part 8", "1", "s", "", "restart", "t 1m", "", "restart", "s ann", "g", "t 1m")
	wants(t, shown[1], "See for yourself: step ann; tick 1m")
	wants(t, shown[2], "The answer is yet to come: tick 1m")
	wants(t, shown[3], "See for yourself: tick 1m")
	wants(t, shown[6], "You have taken another way; the question is about this one:", "restart; step ann; tick 1m")
	wants(t, shown[9], "2  failed", "See for yourself: tick 1m")
	wants(t, shown[10], "The run shows: blocked.")
}

// A step of nobody in particular says whose turn it was and why, where that was not plain: at first, and when the turn
// passes on.
func TestWhoseTurn(t *testing.T) {
	steps := func(lang text.Lang, lesson, typed string) []string {
		var out strings.Builder
		o := flowOptions(typed, &out)
		o.Lang = lang
		learn(t, o, lesson)
		return strings.Split(out.String(), "> ")
	}
	shown := steps(text.En, "handshake", "part 2\ns\ns\npart 9\ns\nquit\n")
	wants(t, shown[2], "the turn is server's: first in the order", "1  server  socket")
	if strings.Contains(shown[3], "the turn is") {
		t.Errorf("it goes on:\n%s", shown[3])
	}
	wants(t, shown[5], "the turn is client's: it moved last", "client  connect returns")
	shown = steps(text.Zh, "concurrent-server", "part 2\ns server 3\ns\nquit\n")
	wants(t, shown[3], "轮到 ann：按顺序排在 server 后面", "ann  socket")
}

// Bold that ends in a full stop is none where a letter follows at once, as in Chinese one does: no text of a lesson
// shows its asterisks.
func TestNoAsterisks(t *testing.T) {
	for _, e := range lessons.Catalogue() {
		l, err := lessons.Load(e.ID)
		if err != nil {
			t.Fatal(err)
		}
		for i, p := range l.Parts {
			texts := append([]lessons.Text{p.Text}, p.Hints...)
			for _, o := range p.Options {
				texts = append(texts, o.Text, o.Why)
			}
			for _, x := range texts {
				for _, source := range []string{x.EN, x.ZH} {
					if shown := strings.Join(markdown.Lines(source, render.View{Width: 60}), "\n"); strings.Contains(shown, "**") {
						t.Errorf("%s, part %d:\n%s", e.ID, i+1, shown)
					}
				}
			}
		}
	}
}
