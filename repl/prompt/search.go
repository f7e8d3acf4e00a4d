package prompt

import (
	"strings"

	goprompt "github.com/c-bata/go-prompt"

	"lockstep/repl/text"
)

// navigation is where Up and Down have led: through the lines that begin with what was typed.
type navigation struct {
	begun bool
	typed string
	at    int
}

func (t *Terminal) older(b *goprompt.Buffer) {
	if !t.nav.begun {
		t.nav = navigation{true, b.Text(), len(t.history.lines)}
	}
	if i := t.history.before(t.nav.at, t.fits); i >= 0 {
		t.nav.at = i
		replace(b, t.history.lines[i])
	}
}

func (t *Terminal) newer(b *goprompt.Buffer) {
	if !t.nav.begun {
		return
	}
	if i := t.history.after(t.nav.at, t.fits); i >= 0 {
		t.nav.at = i
		replace(b, t.history.lines[i])
		return
	}
	replace(b, t.nav.typed)
	t.nav = navigation{}
}

func (t *Terminal) fits(line string) bool {
	return strings.HasPrefix(line, t.nav.typed) && line != t.nav.typed
}

// search looks through the history while its words are typed (Ctrl-R).
type search struct {
	words string
	at    int // the line found; len(lines) before one is
	lost  bool
}

func (t *Terminal) beginSearch() {
	t.search = &search{at: len(t.history.lines)}
	t.showSearch()
}

func (t *Terminal) showSearch() {
	s, found := t.search, ""
	if s.at < len(t.history.lines) {
		found = t.history.lines[s.at]
	}
	line := text.Say(t.now.Lang, "prompt.search", "words", s.words, "found", found, "lost", s.lost)
	t.overlay(&line)
}

// look goes to the next line in a direction that has the words.
func (t *Terminal) look(next func(int, func(string) bool) int, from int) {
	s := t.search
	i := next(from, func(line string) bool { return strings.Contains(line, s.words) })
	if s.lost = i < 0 && s.words != ""; i >= 0 && s.words != "" {
		s.at = i
	}
}

// searchKey is a key while searching: it changes what is looked for, leaves the search, or takes
// the line that was found and then does what it always does.
func (t *Terminal) searchKey(k key) key {
	s := t.search
	switch {
	case k == ctrlR, k == up, k == ctrlP:
		t.look(t.history.before, s.at)
	case k == ctrlS, k == down, k == ctrlN:
		t.look(t.history.after, s.at)
	case k == ctrlC, k == ctrlG, k == escape:
		t.search = nil
		t.overlay(nil)
		return ""
	case k == backspace:
		if r := []rune(s.words); len(r) > 0 {
			s.words = string(r[:len(r)-1])
		}
		s.at = len(t.history.lines)
		t.look(t.history.before, s.at)
	case k.printable():
		s.words += string(k)
		t.look(t.history.before, min(s.at+1, len(t.history.lines)))
	default:
		if s.at < len(t.history.lines) {
			t.inserted = t.history.lines[s.at]
		}
		found := s.at < len(t.history.lines)
		t.search = nil
		t.overlay(nil)
		if !found {
			return t.translate(k)
		}
		t.again(k)
		return codeOf(setLine)
	}
	t.showSearch()
	return ""
}

// again puts a key back, to be read next.
func (t *Terminal) again(k key) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.queue = append([]key{k}, t.queue...)
}
