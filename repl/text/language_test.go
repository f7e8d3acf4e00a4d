package text

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"lockstep/lessons"
)

// TestChinese holds every sentence, and every text of the lessons, to Chinese punctuation, and the
// lessons to both languages: the same code in both, and as many paragraphs.
func TestChinese(t *testing.T) {
	for _, area := range areas {
		for _, s := range area {
			for _, what := range slips(s.zh) {
				t.Errorf("%s: %s", s.id, what)
			}
		}
	}
	for _, e := range lessons.Catalogue() {
		l, err := lessons.Load(e.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range textsOf(l) {
			for _, what := range append(slips(x.ZH), gaps(x.EN, x.ZH)...) {
				t.Errorf("%s: %s", x.At, what)
			}
		}
	}
}

// textsOf lists what a lesson says.
func textsOf(l *lessons.Lesson) []lessons.Text {
	out := []lessons.Text{l.Title, l.Summary, l.Outcome}
	for i := range l.Parts {
		p := &l.Parts[i]
		out = append(append(out, p.Text), p.Hints...)
		for _, o := range p.Options {
			out = append(out, o.Text, o.Why)
		}
	}
	return slices.DeleteFunc(out, func(x lessons.Text) bool { return x.EN == "" && x.ZH == "" })
}

var (
	code     = regexp.MustCompile("`[^`]*`")
	narrow   = regexp.MustCompile(`\p{Han}[,;:?!]|[,;:?!]\p{Han}|\p{Han}\.(\s|$)|\p{Han}\(|\)\p{Han}|[，。；：？！、）」] [\p{Han}，。；：？！、（]|\p{Han} [，。；：？！、（]|[！？][A-Za-z!=]|\p{Han}[^，。；：]*[a-z],[A-Z]|” \p{Han}`)
	straight = regexp.MustCompile(`\p{Han}"[^"]*\p{Han}|"\p{Han}`)
)

// slips finds what is not Chinese punctuation in a Chinese text. What stands in backquotes is code.
func slips(zh string) (found []string) {
	for _, yes := range []bool{true, false} {
		prose := chosen(code.ReplaceAllString(zh, "x"), yes)
		for line := range strings.Lines(prose) {
			for _, x := range []*regexp.Regexp{narrow, straight} {
				if at := x.FindString(strings.TrimSpace(line)); at != "" {
					found = append(found, "Chinese with the punctuation of English, "+at+", in "+strings.TrimSpace(line))
				}
			}
		}
	}
	return slices.Compact(found)
}

// chosen fills a template: the first alternatives or the second, and x for what may be anything.
func chosen(template string, yes bool) string {
	before, rest, found := strings.Cut(template, "{")
	if !found {
		return before
	}
	p, after := cutPlaceholder(rest)
	filled := "x"
	switch {
	case p.choose != 0 && yes:
		filled = chosen(p.yes, yes)
	case p.choose != 0:
		filled = chosen(p.no, yes)
	}
	return before + filled + chosen(after, yes)
}

// gaps finds what one language says and the other does not, as far as it shows.
func gaps(en, zh string) (found []string) {
	has := func(s string) bool {
		return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
	}
	if strings.ContainsFunc(en, unicode.IsLetter) && en == zh && !has(zh) && strings.Contains(en, " ") && !strings.Contains(en, "`") {
		found = append(found, "not translated: "+en)
	}
	codes := func(s string) []string {
		c := code.FindAllString(strings.Join(strings.Fields(s), " "), -1) // a line end in code is a space
		slices.Sort(c)
		return slices.Compact(c)
	}
	if a, b := codes(en), codes(zh); !slices.Equal(a, b) {
		found = append(found, "code differs: "+strings.Join(a, " ")+" and "+strings.Join(b, " "))
	}
	if a, b := strings.Count(en, "\n\n"), strings.Count(zh, "\n\n"); a != b {
		found = append(found, "paragraphs differ")
	}
	return found
}
