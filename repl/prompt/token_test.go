package prompt

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestKeys: what a terminal sends, and the keys that are in it.
func TestKeys(t *testing.T) {
	for _, c := range []struct {
		sent string
		want []key
	}{
		{"ab", []key{"ab"}},
		{"ab\rc", []key{"ab", enter, "c"}},
		{"a\nb", []key{"a", enter, "b"}},
		{"\x1b[A\x1bOB\x1b[Z", []key{up, down, backTab}},
		{"\x08\x7f", []key{backspace, backspace}},
		{"\x1b\x1b[A", []key{escape, up}},
		{"\x1bf你好", []key{"\x1bf", "你好"}},
		{"\x1b[1;5C\x1b[200~s a\r\ns\tb\x1b[A\x1b[201~x", []key{"\x1b[1;5C", "s a", enter, "s b[A", "x"}},
		{"\x1b[200~\xff\x1b[201~", nil},
		{"\x1b[" + strings.Repeat("1", 40) + "A", []key{key("\x1b[" + strings.Repeat("1", 32)), "11111111A"}},
	} {
		var tk tokenizer
		if got := append(tk.feed([]byte(c.sent)), tk.flush()...); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, not %q", c.sent, got, c.want)
		}
	}
	var tk tokenizer
	if got := tk.feed([]byte("\x1b")); got != nil || !tk.waits() {
		t.Errorf("an Escape alone is %q before time tells", got)
	}
	if got := tk.flush(); !slices.Equal(got, []key{escape}) || tk.waits() {
		t.Errorf("an Escape alone is %q", got)
	}
}

// TestLongPaste: a paste too long to wait for its end comes in pieces; wherever it is cut, nothing is
// lost, and its end is found.
func TestLongPaste(t *testing.T) {
	for _, last := range []string{"", "你", "\r\n"} {
		for short := range len(last) + len(pasteEnds) {
			sent := pasteBegins + strings.Repeat("x", MaxLine-short) + last + pasteEnds + "y\r"
			var tk tokenizer
			cut := len(pasteBegins) + MaxLine
			got := flat(append(tk.feed([]byte(sent[:cut])), tk.feed([]byte(sent[cut:]))...))
			want := strings.Repeat("x", MaxLine-short) + strings.ReplaceAll(last, "\r\n", "\x00\r\x00") + "y\x00\r"
			if got != want {
				t.Errorf("%q, %d before the cut: ends in %q, not %q", last, short, got[max(len(got)-20, 0):], want[len(want)-20:])
			}
		}
	}
}

// FuzzKeys: however the bytes are cut on their way, the same text and the same keys come out, and
// nothing that was pasted is a key but Enter.
func FuzzKeys(f *testing.F) {
	for _, s := range []string{"s server\r", "\x1b[A\x1bOB", "你好\x1b[200~a\nb\x1b[201~", "\x1b[1;5D\x1b", "\xe4\xbd\x1b[", "\x1b\x1b\x1b[200~"} {
		f.Add([]byte(s), uint8(3))
	}
	f.Fuzz(func(t *testing.T, sent []byte, cut uint8) {
		var whole, cutUp tokenizer
		want := append(whole.feed(sent), whole.flush()...)
		var got []key
		for rest := sent; len(rest) > 0; {
			n := min(int(cut%7)+1, len(rest))
			got = append(got, cutUp.feed(rest[:n])...)
			rest = rest[n:]
		}
		got = append(got, cutUp.flush()...)
		if a, b := flat(got), flat(want); a != b {
			t.Errorf("%q, cut: %q; whole: %q", sent, a, b)
		}
		for _, k := range append(got, want...) {
			if k == "" {
				t.Errorf("%q: an empty key", sent)
			}
			if k.printable() && strings.ContainsFunc(string(k), func(r rune) bool { return r < ' ' && r != utf8.RuneError }) {
				t.Errorf("%q: control characters in the text %q", sent, k)
			}
		}
	})
}

// flat is keys with runs of text joined: how they were cut is no matter.
func flat(keys []key) string {
	var b strings.Builder
	for i, k := range keys {
		if i > 0 && !(k.printable() && keys[i-1].printable()) {
			b.WriteByte(0)
		}
		b.WriteString(string(k))
	}
	return b.String()
}
