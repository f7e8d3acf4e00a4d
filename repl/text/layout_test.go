package text

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

func lines(s string) []string { return strings.Split(s, "\n") }

func TestEscape(t *testing.T) {
	for in, want := range map[string]string{
		"plain":          "plain",
		"收到 é 🙂":         "收到 é 🙂",
		"a\nb\tc\rd":     `a\nb\tc\rd`,
		"\x1b]0;x\x07":   `\x1b]0;x\x07`,
		"\x9b31m":        `\x9b31m`,
		"\u009b31m":      `\x9b31m`,
		"a\u202eb":       `a\u202eb`,
		"\U000e0041":     `\U000e0041`,
		"\u2028":         `\u2028`,
		"\xff":           `\xff`,
		"👨\u200d👩\u200d": "👨\u200d👩\u200d",
	} {
		if got := Escape(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		in    string
		width int
		want  []string
	}{
		{"", 10, []string{""}},
		{"one two three", 8, []string{"one two", "three"}},
		{"one two three", 80, []string{"one two three"}},
		{"a\nb", 80, []string{"a", "b"}},
		{"abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"x abcdefghij y", 4, []string{"x", "abcd", "efgh", "ij y"}},
		{"客户端收到了,服务器也收到了。", 12, []string{"客户端收到", "了,服务器也", "收到了。"}},
		{"收到", 1, []string{"收", "到"}},
		{"  one two", 6, []string{"  one", "two"}},
		{"   abcdef g", 6, []string{"   abc", "def g"}},
		{"way: " + Together("step a 2; drop 1", "; "), 9, []string{"way:", "step a 2;", "drop 1"}},
		{"step server.2 9", 12, []string{"step", "server.2 9"}},
		{"to 127.0.0.1:9000, 5 B", 18, []string{"to 127.0.0.1:9000,", "5 B"}},
		{"at 127.0.0.1:9000", 14, []string{"at", "127.0.0.1:9000"}},
		{"can: " + Together("s a · d 1", " · "), 10, []string{"can: s a ·", "d 1"}},
	} {
		if got := Wrap(c.in, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%q at %d: got %q, want %q", c.in, c.width, got, c.want)
		}
	}
}

func TestClip(t *testing.T) {
	for _, c := range []struct {
		in   string
		most int
		want string
	}{{"abc", 3, "abc"}, {"abcd", 3, "abc"}, {"收到了", 7, "收到"}, {"收到了", 6, "收到"}, {"a🙂", 4, "a"}, {"🙂", 2, ""}, {"\x80\x80\x80\x80\x80\x80\x80\x80", 7, "\x80\x80\x80\x80"}} {
		if got := Clip(c.in, c.most); got != c.want {
			t.Errorf("%q at %d: got %q, want %q", c.in, c.most, got, c.want)
		}
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		in    string
		width int
		want  string
	}{{"abc", 3, "abc"}, {"abcd", 3, "ab…"}, {"收到了", 4, "收…"}, {"收到", 4, "收到"}} {
		if got := Cut(c.in, c.width); got != c.want {
			t.Errorf("%q at %d: got %q, want %q", c.in, c.width, got, c.want)
		}
	}
}

func FuzzEscape(f *testing.F) {
	f.Add("\x1b[2J收到\x00\xff\u202e")
	f.Fuzz(func(t *testing.T, s string) {
		e := Escape(s)
		if i := strings.IndexFunc(e, unicode.IsControl); i >= 0 {
			t.Fatalf("control character left in %q", e)
		}
		if again := Escape(e); again != e {
			t.Fatalf("%q escaped again is %q", e, again)
		}
	})
}

func FuzzWrap(f *testing.F) {
	f.Add("one two,三 four", 7)
	f.Fuzz(func(t *testing.T, s string, width int) {
		s = Escape(s)
		width = 2 + max(width, -width)%80
		var kept strings.Builder
		for _, line := range Wrap(s, width) {
			if strings.IndexFunc(line, unicode.IsControl) >= 0 {
				t.Fatalf("control character in %q", line)
			}
			if w := Width(line); w > width {
				t.Fatalf("%q is %d columns wide, more than %d", line, w, width)
			}
			kept.WriteString(line)
		}
		strip := func(s string) string { return strings.Join(strings.Fields(s), "") }
		if got, want := strip(kept.String()), strip(s); got != want {
			t.Fatalf("text changed: %q became %q", want, got)
		}
	})
}
