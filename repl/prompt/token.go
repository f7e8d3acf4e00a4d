package prompt

import (
	"bytes"
	"slices"
	"unicode/utf8"
)

// key is one key as it came from the terminal: a control character, an escape sequence, or a run
// of printable characters that came together.
type key string

// The keys that are looked for by name.
const (
	ctrlC     key = "\x03"
	ctrlD     key = "\x04"
	ctrlG     key = "\x07"
	ctrlL     key = "\x0c"
	ctrlN     key = "\x0e"
	ctrlP     key = "\x10"
	ctrlR     key = "\x12"
	ctrlS     key = "\x13"
	ctrlZ     key = "\x1a"
	escape    key = "\x1b"
	enter     key = "\r"
	newline   key = "\n"
	tab       key = "\t"
	backspace key = "\x7f"
	backTab   key = "\x1b[Z"
	up        key = "\x1b[A"
	down      key = "\x1b[B"
	right     key = "\x1b[C"
	left      key = "\x1b[D"
	pageUp    key = "\x1b[5~"
	pageDown  key = "\x1b[6~"
	end       key = "\x1b[F"
)

// printable says whether a key is text to insert.
func (k key) printable() bool { return k[0] >= ' ' && k[0] != 0x7f }

// leaves says whether a key leaves what is watched or read page by page.
func (k key) leaves() bool {
	return slices.Contains([]key{"q", "Q", escape, ctrlC, ctrlD, ctrlG}, k)
}

// Bracketed paste: what the terminal puts around text that was pasted.
const (
	pasteBegins = "\x1b[200~"
	pasteEnds   = "\x1b[201~"
)

// tokenizer cuts what a terminal sends into keys, however the bytes were cut on their way.
type tokenizer struct {
	rest    []byte // not yet a whole key
	pasting bool
}

// longestKey is how long an escape sequence may be before it is given up as none.
const longestKey = 32

// feed takes bytes and gives the keys that are whole. What was pasted comes as lines of text with
// Enter between them: no key that was pasted does anything else.
func (t *tokenizer) feed(b []byte) []key {
	t.rest = append(t.rest, b...)
	var out []key
	for len(t.rest) > 0 {
		if t.pasting {
			i := bytes.Index(t.rest, []byte(pasteEnds))
			if i < 0 && len(t.rest) < MaxLine {
				return out
			}
			if i < 0 { // too long to wait for its end
				n := beforeCut(t.rest)
				out = append(out, pasted(t.rest[:n])...)
				t.rest = t.rest[n:]
				return out
			}
			out = append(out, pasted(t.rest[:i])...)
			t.rest, t.pasting = t.rest[i+len(pasteEnds):], false
			continue
		}
		n := t.next()
		if n == 0 {
			return out
		}
		k := key(t.rest[:n])
		t.rest = t.rest[n:]
		switch k = alike(k); {
		case k == pasteBegins:
			t.pasting = true
		case k != pasteEnds:
			out = append(out, k)
		}
	}
	t.rest = nil
	return out
}

// beforeCut is how much of a paste that has not ended can be taken: no mark of its end, line end or
// character may be cut in two.
func beforeCut(b []byte) int {
	n := len(b) - len(pasteEnds) + 1
	for most := n - utf8.UTFMax; n > most && !utf8.RuneStart(b[n]); n-- {
	}
	if b[n] == '\n' && b[n-1] == '\r' {
		n--
	}
	return n
}

// flush gives up waiting for more: an Escape that nothing followed was the key itself.
func (t *tokenizer) flush() []key {
	if !t.waits() {
		return nil
	}
	k := key(t.rest[:1])
	rest := t.rest[1:]
	t.rest = nil
	return append([]key{k}, t.feed(rest)...)
}

// waits says whether an Escape stands there that may be a key, or the first byte of one.
func (t *tokenizer) waits() bool { return !t.pasting && len(t.rest) > 0 && t.rest[0] == 0x1b }

// next is how many bytes the first key has; 0 while it is not whole.
func (t *tokenizer) next() int {
	b := t.rest
	switch {
	case b[0] == 0x1b:
		return escapeLen(b)
	case b[0] < ' ' || b[0] == 0x7f:
		return 1
	}
	n := 0
	for n < len(b) && b[n] >= ' ' && b[n] != 0x7f && utf8.FullRune(b[n:]) {
		_, size := utf8.DecodeRune(b[n:])
		n += size
	}
	return n
}

// escapeLen is how many bytes an escape sequence has (ECMA-48, section 5.4: CSI, parameters, one
// final byte; SS3 and one byte; Alt and a key); 0 while it is not whole.
func escapeLen(b []byte) int {
	if len(b) < 2 {
		return 0
	}
	switch b[1] {
	case '[':
		for i := 2; i < len(b); i++ {
			if b[i] >= '@' && b[i] <= '~' || b[i] < ' ' || i > longestKey {
				return i + 1
			}
		}
		return 0
	case 'O':
		if len(b) < 3 {
			return 0
		}
		return 3
	case 0x1b:
		return 1
	}
	if !utf8.FullRune(b[1:]) {
		return 0
	}
	_, size := utf8.DecodeRune(b[1:])
	return 1 + size
}

// alike makes one key of those that terminals send differently.
func alike(k key) key {
	if len(k) == 3 && k[:2] == "\x1bO" { // application cursor keys
		return "\x1b[" + k[2:]
	}
	switch k {
	case "\x08":
		return backspace
	case newline:
		return enter
	case "\x1b[4~", "\x1b[8~":
		return end
	case "\x1b[1~", "\x1b[7~":
		return "\x1b[H"
	}
	return k
}

// pasted makes keys of text that was pasted: lines, and Enter where one ends.
func pasted(b []byte) []key {
	b = bytes.ReplaceAll(bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	var out []key
	for i, line := range bytes.Split(b, []byte("\n")) {
		if i > 0 {
			out = append(out, enter)
		}
		line = bytes.Map(func(r rune) rune {
			switch {
			case r == '\t':
				return ' '
			case r < ' ' || r == 0x7f:
				return -1
			}
			return r
		}, bytes.ToValidUTF8(line, nil))
		if len(line) > 0 {
			out = append(out, key(line))
		}
	}
	return out
}
