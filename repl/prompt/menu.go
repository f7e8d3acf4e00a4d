package prompt

import (
	"strings"
	"unicode/utf8"

	goprompt "github.com/c-bata/go-prompt"
)

// menuRows is how many entries the menu shows at a time.
const menuRows = 8

// separators end a word that can be completed.
const separators = " ;"

// menu is the list of what a word may become, while it is open.
type menu struct {
	open   bool
	line   string // the text before the cursor that list is for
	list   []goprompt.Suggest
	before goprompt.Document // the line as it was typed, without what is chosen
}

// complete gives go-prompt the entries of the menu. They are worked out once for each text: a list
// that changes while an entry is chosen would make go-prompt fall over.
func (t *Terminal) complete(d goprompt.Document) []goprompt.Suggest {
	if !t.menu.open {
		return nil
	}
	line := d.TextBeforeCursor()
	if t.menu.list == nil || line != t.menu.line {
		t.menu.line, t.menu.list = line, []goprompt.Suggest{}
		for _, s := range t.suggestions(line) {
			t.menu.list = append(t.menu.list, goprompt.Suggest{Text: s.Text, Description: s.Help})
		}
		t.entries(len(t.menu.list))
	}
	if d.Text != "" || d.LastKeyStroke() != goprompt.Escape { // else go-prompt resets the menu with no line at all
		t.menu.before = d
	}
	return t.menu.list
}

func (t *Terminal) suggestions(line string) []Suggestion {
	if t.now.Complete == nil {
		return nil
	}
	return t.now.Complete(line)
}

// LastWord is the word at the end of a line that completion is about.
func LastWord(line string) string { return line[strings.LastIndexAny(line, separators)+1:] }

// openMenu completes a word as far as it is clear, and shows what it may become where it is not.
func (t *Terminal) openMenu(b *goprompt.Buffer) {
	line := b.Document().TextBeforeCursor()
	list := t.suggestions(line)
	word := LastWord(line)
	switch len(list) {
	case 0:
	case 1:
		become(b, word, list[0].Text)
		finishWord(b)
	default:
		if all := common(list); len(all) > len(word) && strings.HasPrefix(all, word) {
			become(b, word, all)
		}
		t.menu = menu{open: true}
	}
}

// become puts a completion in place of the word before the cursor.
func become(b *goprompt.Buffer, word, text string) {
	b.DeleteBeforeCursor(runes(word))
	b.InsertText(text, false, true)
}

// finishWord puts a space behind a word that is complete; one that ends in such a sign goes on.
func finishWord(b *goprompt.Buffer) {
	d := b.Document()
	if !strings.ContainsAny(lastByte(d.TextBeforeCursor()), `:/("`) && !strings.HasPrefix(d.TextAfterCursor(), " ") {
		b.InsertText(" ", false, true)
	}
}

func lastByte(s string) string { return s[max(len(s)-1, 0):] }

// common is what all suggestions begin with.
func common(list []Suggestion) string {
	all := list[0].Text
	for _, s := range list[1:] {
		n := 0
		for n < len(all) && n < len(s.Text) && all[n] == s.Text[n] {
			n++
		}
		all = all[:n]
	}
	for !utf8.ValidString(all) {
		all = all[:len(all)-1]
	}
	return all
}

// menuKey says what a key does while the menu is open; done when it does not mean what it else would.
func (t *Terminal) menuKey(k key) (to key, done bool) {
	chosen := t.selecting()
	switch {
	case k == down, k == ctrlN:
		return tab, true
	case k == up, k == ctrlP:
		return backTab, true
	case k == tab, k == backTab:
		return k, true
	case k == enter && chosen:
		return codeOf(acceptChosen), true
	case k == escape, k == ctrlG:
		return codeOf(closeMenu), true
	case k == backspace && !chosen, k.printable() && !strings.ContainsAny(string(k), separators):
		return "", false // the menu follows what is typed
	}
	t.menu.open = false
	return "", false
}

// acceptChosen runs when go-prompt has put the chosen entry into the line.
func (t *Terminal) acceptChosen(b *goprompt.Buffer) {
	t.menu = menu{}
	finishWord(b)
}

// closeMenu takes back what go-prompt puts into the line when it leaves the menu.
func (t *Terminal) closeMenu(b *goprompt.Buffer) {
	d := t.menu.before
	replace(b, d.Text)
	b.CursorLeft(runes(d.TextAfterCursor()))
	t.menu = menu{}
}
