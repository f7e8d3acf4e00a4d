package lessons

import (
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"lockstep/runtime/failure"
)

var yamlError = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)$`)
})

// yamlProblems are what the YAML parser says and what it means to somebody who writes a lesson.
// below is what to add to the line it says: of some it counts from 0.
var yamlProblems = []struct {
	says, id string
	below    int
}{
	{"mapping values are not allowed", "lesson.yaml-colon", 0},
	{"could not find expected ':'", "lesson.yaml-no-colon", 0},
	{"did not find expected key", "lesson.yaml-indent", 1},
	{"did not find expected '-' indicator", "lesson.yaml-indent", 1},
	{"block sequence entries are not allowed", "lesson.yaml-indent", 0},
	{"did not find expected ',' or", "lesson.yaml-bracket", 1},
	{"found unexpected end of stream", "lesson.yaml-quote", 0},
	{"found unknown escape character", "lesson.yaml-escape", 0},
	{"unknown anchor", "lesson.alias", 0},
	{"found character that cannot start any token", "lesson.yaml-character", 0},
	{"tab character", "lesson.yaml-tab", 0},
	{"did not find expected <document start>", "lesson.documents", 1},
	{"did not find expected alphabetic or numeric character", "lesson.yaml-character", 0},
	{"did not find expected comment or line break", "lesson.yaml-character", 0},
	{"mapping keys are not allowed", "lesson.yaml-character", 0},
	{"exceeded max depth", "lesson.yaml-deep", 0},
}

// syntax turns what the YAML parser says into a failure of ours. It knows the line, and leaves
// the line out when it is the first; the column is ours to find.
func (s *source) syntax(err error) error {
	m := yamlError().FindStringSubmatch(err.Error())
	if m == nil {
		m = []string{"", "", err.Error()}
	}
	said, _ := strconv.Atoi(m[1])
	for _, p := range yamlProblems {
		if strings.Contains(m[2], p.says) {
			line := min(max(said+p.below, 1), len(s.lines))
			if p.id == "lesson.yaml-indent" {
				return s.unfit(line, s.tripped(p.says))
			}
			return s.problem(p.id, line)
		}
	}
	return failure.New("lesson.yaml", "problem", m[2]).Here(s.begin(min(max(said, 1), len(s.lines))))
}

// problem finds what is wrong near the line that the parser says.
func (s *source) problem(id string, line int) error {
	text := s.lines[line-1]
	mark := ""
	switch id {
	case "lesson.yaml-character":
		if tab := strings.IndexByte(text, '\t'); tab >= 0 {
			return failure.New("lesson.yaml-tab").Here(s.at(line, tab+1))
		}
	case "lesson.yaml-tab":
		return failure.New(id).Here(s.tab(line))
	case "lesson.yaml-colon", "lesson.yaml-no-colon":
		if f := s.fullWidthNear(line); f != nil {
			return f
		}
		if f := s.dented(line); f != nil && id != "lesson.yaml-colon" {
			return f
		}
		if f := s.deeper(line); f != nil && id == "lesson.yaml-colon" {
			return f
		}
	case "lesson.yaml-quote":
		mark = `"'`
	case "lesson.yaml-bracket":
		if f := s.wideComma(line); f != nil {
			return f
		}
		mark = "[{"
	}
	at := s.begin(line)
	if before, value, found := strings.Cut(text, ": "); found && id == "lesson.yaml-character" && !blank(value) {
		at.Col = utf8.RuneCountInString(before) + 3 + indentOf(value)
	} else if i := strings.IndexAny(text, mark); i >= 0 {
		at.Col = utf8.RuneCountInString(text[:i]) + 1
	} else if i := strings.LastIndex(text, ": "); id == "lesson.yaml-colon" && i >= 0 {
		at.Col = utf8.RuneCountInString(text[:i]) + 1
	}
	return failure.New(id).Here(at)
}

// tripped is the line at which the parser trips: the last of the shortest beginning of the file of which it says
// the same. What it says itself is the line where the block begins, which may be far above.
func (s *source) tripped(says string) int {
	return 1 + sort.Search(len(s.lines)-1, func(n int) bool {
		err := yaml.Unmarshal([]byte(strings.Join(s.lines[:n+1], "\n")), new(yaml.Node))
		return err != nil && strings.Contains(err.Error(), says)
	})
}

// unfit says what is wrong with a line that does not go with its neighbours. Their block begins at the line first.
func (s *source) unfit(first, line int) error {
	if f := s.fullWidthNear(line); f != nil {
		return f
	}
	for n := line; n >= first; n-- { // what is quoted may have begun above
		if end, closed := quoted(s.lines[n-1]); end > 0 && !closed {
			return failure.New("lesson.yaml-quote").Here(s.at(n, end))
		} else if end > 0 && n == line {
			return failure.New("lesson.yaml-quote-ends").Here(s.at(n, end))
		}
	}
	if f := s.dented(first); f != nil {
		return f
	}
	before, key, after := keyAt(s.lines[line-1])
	n, begins := indentOf(s.lines[line-1]), indentOf(s.lines[first-1])
	item, firstItem := before > n, strings.HasPrefix(s.lines[first-1][begins:], "- ")
	switch {
	case strings.HasPrefix(key, "-"):
		return failure.New("lesson.yaml-dash").Here(s.begin(line))
	case strings.HasPrefix(s.lines[first-1][begins:], "-") && !firstItem:
		return failure.New("lesson.yaml-dash").Here(s.begin(first))
	case key != "" && strings.HasPrefix(after, ": - "):
		return failure.New("lesson.yaml-character").Here(s.at(line, before+len(key)+3))
	case n == begins && item != firstItem:
		return failure.New("lesson.yaml-item", "item", item, "first", first).Here(s.begin(line))
	}
	above, fits := s.neighbour(line)
	return failure.New("lesson.yaml-indent", "n", n, "line", above, "above", fits).Here(s.begin(line))
}

// neighbour finds, of the lines above that are indented less and less, the one that a line's indentation comes next
// to, and how far what belongs to it is indented.
func (s *source) neighbour(line int) (above, fits int) {
	want, least := indentOf(s.lines[line-1]), -1
	for n := line - 1; n > 0; n-- {
		text := s.lines[n-1]
		if blank(text) || least >= 0 && indentOf(text) >= least {
			continue
		}
		least = indentOf(text)
		before, _, _ := keyAt(text)
		for _, c := range []int{before, least} {
			if above == 0 || distance(c, want) < distance(fits, want) {
				above, fits = n, c
			}
		}
	}
	return above, fits
}

func distance(a, b int) int { return max(a-b, b-a) }

// quoted finds the quote that goes wrong in a line whose value begins with one: that which ends it, where more
// follows, or that which begins it, where nothing ends it. It gives 0 for none.
func quoted(line string) (col int, closed bool) {
	_, key, after := keyAt(line)
	text := strings.TrimLeft(after, ": ")
	if key != "" && !strings.HasPrefix(after, ": ") || text == "" || text[0] != '"' && text[0] != '\'' {
		return 0, false
	}
	start := len(line) - len(text)
	quote := text[0]
	for i := 1; i < len(text); i++ {
		switch {
		case quote == '"' && text[i] == '\\':
			i++
		case text[i] == quote && quote == '\'' && i+1 < len(text) && text[i+1] == quote:
			i++
		case text[i] == quote:
			if rest := strings.TrimSpace(text[i+1:]); rest == "" || rest[0] == '#' {
				return 0, true
			}
			return utf8.RuneCountInString(line[:start+i]) + 1, true
		}
	}
	return utf8.RuneCountInString(line[:start]) + 1, false
}

// begin is the place of the first character of a line.
func (s *source) begin(line int) failure.Place {
	return s.at(line, indentOf(s.lines[line-1])+1)
}

func indentOf(line string) int { return len(line) - len(strings.TrimLeft(line, " ")) }

// keyAt finds the key that a line begins with, behind the dash of a list, and what follows it. It gives how
// many characters stand before the key.
func keyAt(line string) (before int, key, after string) {
	before = indentOf(line)
	for strings.HasPrefix(line[before:], "- ") {
		before += 2 + indentOf(line[before+2:])
	}
	rest := line[before:]
	n := strings.IndexFunc(rest, func(r rune) bool {
		return !(r == '_' || r == '-' || r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)))
	})
	if n < 0 {
		n = len(rest)
	}
	return before, rest[:n], rest[n:]
}

// fullWidthNear finds a full-width colon or space where YAML needs an ordinary one, on a line or the two before
// it: the parser goes on for a while. There a colon may be one of a text.
func (s *source) fullWidthNear(line int) *failure.Failure {
	for n := line; n > max(line-3, 0); n-- {
		f := s.fullWidth(n)
		if f != nil && (n == line || f.Arg("colon") != true || meansColon(s.lines[n-1])) {
			return f
		}
	}
	return nil
}

// meansColon says whether the full-width colon of a line is meant for YAML: the line ends with it, or begins with a
// key before it.
func meansColon(line string) bool {
	return strings.HasSuffix(line, "：") || slices.ContainsFunc(allKeys(), func(key string) bool {
		return strings.HasPrefix(strings.TrimLeft(line, " -"), key+"：")
	})
}

// fullWidth finds a full-width colon behind the key of a line, or a full-width space around it.
func (s *source) fullWidth(line int) *failure.Failure {
	before, key, after := keyAt(s.lines[line-1])
	at := before + len(key) + 1
	for strings.HasPrefix(after, ":") || strings.HasPrefix(after, "-") && key == "" {
		at, after = at+1, after[1:]
	}
	c, _ := utf8.DecodeRuneInString(after)
	switch {
	case c == '\u3000' || c == '：' && key != "":
		return wide(c).Here(s.at(line, at))
	case c > utf8.RuneSelf && (unicode.IsSpace(c) || unicode.Is(unicode.Cf, c)): // of a web page, say
		return unseen(c).Here(s.at(line, at))
	}
	return nil
}

// wideComma finds a full-width comma before a key, within brackets.
func (s *source) wideComma(line int) *failure.Failure {
	before := 0
	for rest := s.lines[line-1]; ; {
		text, after, found := strings.Cut(rest, "，")
		if !found {
			return nil
		}
		before += utf8.RuneCountInString(text) + 1
		if _, key, colon := keyAt(after); strings.HasPrefix(colon, ":") && slices.Contains(allKeys(), key) {
			return wide('，').Here(s.at(line, before))
		}
		rest = after
	}
}

// wide names a full-width character.
func wide(c rune) *failure.Failure {
	half := failure.HalfWidth(c)
	return failure.New("lesson.yaml-full-width", "char", string(c), "write", half, "space", half == " ", "colon", half == ":")
}

// allKeys are the keys of lessons that are no names.
func allKeys() []string {
	return slices.Concat(names(lessonFields), names(courseFields), names(stageFields), names(actorFields), names(predictFields), names(doFields),
		names(exerciseFields), names(quizFields), names(predictOptionFields), names(quizOptionFields), kindNames[:], Languages)
}

// dented finds a line that is less indented than the literal block that it is in, or was meant to be in: from
// the line that the parser says on, which may be where a map with the block in it begins.
func (s *source) dented(line int) *failure.Failure {
	if _, _, after := keyAt(s.lines[line-1]); !strings.HasPrefix(after, ":") {
		if header := s.above(line); header > 0 && isHeader(s.lines[header-1]) {
			return failure.New("lesson.yaml-left-block", "first", header).Here(s.begin(line))
		}
	}
	header, deep, hangs := 0, -1, 0 // the block's line, how far its text is indented, and the key before it
	for n := line; n <= len(s.lines); n++ {
		text := s.lines[n-1]
		indent := indentOf(text)
		switch {
		case blank(text):
		case header > 0 && indent > hangs && deep < 0:
			deep = indent
		case header > 0 && indent > hangs && indent < deep:
			return failure.New("lesson.yaml-left-block", "first", header).Here(s.begin(n))
		case header > 0 && indent > hangs:
		case isHeader(text):
			header, deep = n, -1
			hangs, _, _ = keyAt(text)
		default:
			header = 0
		}
	}
	return nil
}

// above is what a line stands below: the last one before it that is indented no further; 0 for none.
func (s *source) above(line int) int {
	for n := line - 1; n > 0; n-- {
		if text := s.lines[n-1]; !blank(text) && indentOf(text) <= indentOf(s.lines[line-1]) {
			return n
		}
	}
	return 0
}

// isHeader says whether a literal block begins below a line.
func isHeader(line string) bool {
	line = strings.TrimRight(line, " ")
	return strings.HasSuffix(strings.TrimRight(line, "+-123456789"), ": |")
}

// deeper finds a key that is indented further than the key with a text above it, whose neighbour it is meant to be.
func (s *source) deeper(line int) *failure.Failure {
	if line < 2 {
		return nil
	}
	above, first, text := keyAt(s.lines[line-2])
	before, key, after := keyAt(s.lines[line-1])
	if before <= above || !strings.HasPrefix(after, ":") || !strings.HasPrefix(text, ": ") || !slices.Contains(allKeys(), key) || !slices.Contains(allKeys(), first) {
		return nil
	}
	return failure.New("lesson.yaml-deeper", "name", key, "above", first).Here(s.at(line, before+1))
}

// tab is the place of the first tab among the spaces that a block's lines begin with. The parser says the line
// of the block's header.
func (s *source) tab(header int) failure.Place {
	deep := -1 // how far the block is indented, once its first line has been seen
	for n := header; n < len(s.lines); n++ {
		line := s.lines[n]
		spaces := indentOf(line)
		switch {
		case strings.HasPrefix(line[spaces:], "\t") && (deep < 0 || spaces < deep):
			return s.at(n+1, spaces+1)
		case deep < 0 && !blank(line):
			deep = spaces
		}
	}
	return s.begin(header)
}
