package prompt

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	goprompt "github.com/c-bata/go-prompt"
)

// binding is a key that we give a meaning, or another one than go-prompt does. What it does is done
// by go-prompt's own goroutine, between two frames.
type binding uint8

const (
	idle binding = iota
	older
	newer
	openMenu
	acceptChosen
	closeMenu
	setLine
	wordLeft
	wordRight
	killWord
	killBack
	killSpace
	killEnd
	killStart
	yank
	swap
)

// bound says which keys a binding has; some are translated by hand, where the state of the line
// decides.
var bound = map[key]binding{
	up: older, ctrlP: older, down: newer, ctrlN: newer,
	"\x1bb": wordLeft, "\x1b[1;5D": wordLeft, "\x1b[1;3D": wordLeft,
	"\x1bf": wordRight, "\x1b[1;5C": wordRight, "\x1b[1;3C": wordRight,
	"\x1bd": killWord, "\x1b\x7f": killBack, "\x17": killSpace, "\x0b": killEnd, "\x15": killStart,
	"\x19": yank, "\x14": swap,
}

// codeOf is a private key by which go-prompt calls a binding: no terminal sends it.
func codeOf(b binding) key { return key("\x1b[99;" + strconv.Itoa(int(b)) + "~") }

func (t *Terminal) newEditor() *goprompt.Prompt {
	var binds []goprompt.ASCIICodeBind
	for b, do := range map[binding]func(*goprompt.Buffer){
		idle: func(*goprompt.Buffer) {}, older: t.older, newer: t.newer,
		openMenu: t.openMenu, acceptChosen: t.acceptChosen, closeMenu: t.closeMenu,
		setLine:   func(b *goprompt.Buffer) { replace(b, t.inserted) },
		wordLeft:  func(b *goprompt.Buffer) { b.CursorLeft(runes(lastWord(b.Document().TextBeforeCursor()))) },
		wordRight: func(b *goprompt.Buffer) { b.CursorRight(runes(firstWord(b.Document().TextAfterCursor()))) },
		killWord:  func(b *goprompt.Buffer) { t.kill(b.Delete(runes(firstWord(b.Document().TextAfterCursor())))) },
		killBack: func(b *goprompt.Buffer) {
			t.kill(b.DeleteBeforeCursor(runes(lastWord(b.Document().TextBeforeCursor()))))
		},
		killSpace: func(b *goprompt.Buffer) {
			before := b.Document().TextBeforeCursor()
			word := strings.TrimRight(before, " ")
			t.kill(b.DeleteBeforeCursor(runes(before[strings.LastIndex(word, " ")+1:])))
		},
		killEnd:   func(b *goprompt.Buffer) { t.kill(b.Delete(runes(b.Document().TextAfterCursor()))) },
		killStart: func(b *goprompt.Buffer) { t.kill(b.DeleteBeforeCursor(runes(b.Document().TextBeforeCursor()))) },
		yank:      func(b *goprompt.Buffer) { b.InsertText(t.killed, false, true) },
		swap: func(b *goprompt.Buffer) {
			if before := b.Document().TextBeforeCursor(); runes(before) > 1 {
				b.SwapCharactersBeforeCursor()
			}
		},
	} {
		binds = append(binds, goprompt.ASCIICodeBind{ASCIICode: []byte(codeOf(b)), Fn: do})
	}
	return goprompt.New(func(string) {}, t.complete,
		goprompt.OptionParser(keyReader{t}), goprompt.OptionWriter(pen{t.screen}), goprompt.OptionPrefix(""),
		goprompt.OptionCompletionWordSeparator(separators), goprompt.OptionMaxSuggestion(menuRows),
		goprompt.OptionSuggestionTextColor(goprompt.DefaultColor), goprompt.OptionSuggestionBGColor(goprompt.DefaultColor),
		goprompt.OptionDescriptionTextColor(goprompt.DarkGray), goprompt.OptionDescriptionBGColor(goprompt.DefaultColor),
		goprompt.OptionSelectedSuggestionTextColor(goprompt.Black), goprompt.OptionSelectedSuggestionBGColor(goprompt.Cyan),
		goprompt.OptionSelectedDescriptionTextColor(goprompt.Black), goprompt.OptionSelectedDescriptionBGColor(goprompt.Cyan),
		goprompt.OptionPreviewSuggestionTextColor(goprompt.DefaultColor),
		goprompt.OptionScrollbarThumbColor(goprompt.DarkGray), goprompt.OptionScrollbarBGColor(goprompt.DefaultColor),
		goprompt.OptionSetExitCheckerOnInput(func(string, bool) bool { return t.gone() }),
		goprompt.OptionAddASCIICodeBind(binds...))
}

// translate says what a key is for go-prompt, as the line stands; "" when it was dealt with here.
func (t *Terminal) translate(k key) key {
	t.last = k
	if t.search != nil {
		return t.searchKey(k)
	}
	if k != up && k != down && k != ctrlP && k != ctrlN {
		t.nav = navigation{}
	}
	if t.menu.open {
		if to, done := t.menuKey(k); done {
			return to
		}
	}
	switch k {
	case ctrlR:
		t.beginSearch()
		return ""
	case ctrlL:
		t.clear()
		return ""
	case ctrlZ:
		t.mode.suspend(t.pause, t.resume)
		return ""
	case ctrlC:
		t.annotate("^C")
	case tab:
		return codeOf(openMenu)
	case backTab, escape:
		return ""
	}
	if b, ok := bound[k]; ok {
		return codeOf(b)
	}
	if k.printable() {
		return key(strings.ToValidUTF8(string(k), "\uFFFD"))
	}
	if goprompt.GetKey([]byte(k)) == goprompt.NotDefined {
		return "" // a key that nobody knows must not become text
	}
	return k
}

func (t *Terminal) kill(s string) {
	if s != "" {
		t.killed = s
	}
}

// replace puts a text in place of the line.
func replace(b *goprompt.Buffer, line string) {
	b.CursorRight(runes(b.Document().TextAfterCursor()))
	b.DeleteBeforeCursor(runes(b.Text()))
	b.InsertText(line, false, true)
}

func runes(s string) int { return utf8.RuneCountInString(s) }

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }

// lastWord is what a movement to the left passes: up to the beginning of the last word.
func lastWord(s string) string {
	end := strings.LastIndexFunc(s, inWord)
	if end < 0 {
		return s
	}
	start := strings.LastIndexFunc(s[:end], func(r rune) bool { return !inWord(r) })
	if start < 0 {
		return s
	}
	_, size := utf8.DecodeRuneInString(s[start:])
	return s[start+size:]
}

// firstWord is what a movement to the right passes: up to behind the first word.
func firstWord(s string) string {
	start := strings.IndexFunc(s, inWord)
	if start < 0 {
		return s
	}
	n := strings.IndexFunc(s[start:], func(r rune) bool { return !inWord(r) })
	if n < 0 {
		return s
	}
	return s[:start+n]
}
