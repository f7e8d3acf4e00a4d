package lessons

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

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
			return s.problem(p.id, min(max(said+p.below, 1), len(s.lines)))
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
	case "lesson.yaml-colon", "lesson.yaml-no-colon", "lesson.yaml-indent":
		if f := s.fullWidthNear(line); f != nil {
			return f
		}
		if f := s.dented(line); f != nil && id != "lesson.yaml-colon" {
			return f
		}
		if f := s.deeper(line); f != nil && id == "lesson.yaml-colon" {
			return f
		}
		if id == "lesson.yaml-indent" && strings.Count(text, `"`)%2 == 1 {
			id, mark = "lesson.yaml-quote", `"`
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
	if c, _ := utf8.DecodeRuneInString(after); c == '\u3000' || c == '：' && key != "" {
		return wide(c).Here(s.at(line, at))
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
