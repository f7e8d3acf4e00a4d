package conductor

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// piece is one command of a schedule.
type piece struct {
	text string
	at   int // column of the first code point, from 1
}

// Narrow makes full-width spaces and digits, as Chinese keyboards write them, ordinary ones.
func Narrow(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\u3000':
			return ' '
		case '０' <= r && r <= '９':
			return r - '０' + '0'
		}
		return r
	}, text)
}

// split cuts a schedule at ";" and line ends outside double quotes, and leaves out what is empty. As Chinese
// keyboards write them it cuts at "；" too, and at "，" before another command; but not in what is typed to a
// program. reads says whether a text begins with a command, and whether text that is typed follows it.
func split(text string, reads func(text string) (command, typed bool)) (out []piece) {
	var b strings.Builder
	start, col, quoted, escaped := 1, 1, false, false
	flush := func() {
		s := b.String()
		trimmed := strings.TrimLeftFunc(s, unicode.IsSpace)
		if at := start + utf8.RuneCountInString(s) - utf8.RuneCountInString(trimmed); trimmed != "" {
			out = append(out, piece{strings.TrimRightFunc(trimmed, unicode.IsSpace), at})
		}
		b.Reset()
		start = col + 1
	}
	wide := func(r rune, i int) bool {
		if r != '；' && r != '，' || quoted {
			return false
		}
		_, typed := reads(b.String())
		another, _ := reads(text[i+utf8.RuneLen(r):])
		return !typed && (r == '；' || another)
	}
	for i, r := range text {
		switch {
		case escaped:
			escaped = false
		case quoted && r == '\\':
			escaped = true
		case r == '"':
			quoted = !quoted
		}
		if r == '\n' || r == ';' && !quoted || wide(r, i) {
			quoted = false
			flush()
		} else {
			b.WriteRune(r)
		}
		col++
	}
	flush()
	return out
}

// SplitSchedule cuts a schedule into its commands as ParseSchedule does.
func SplitSchedule(text string) []string { return SplitCommands(text, reads) }

// SplitCommands cuts a line of commands; reads says what commands there are, as for split.
func SplitCommands(line string, reads func(text string) (command, typed bool)) []string {
	var out []string
	for _, p := range split(line, reads) {
		out = append(out, p.text)
	}
	return out
}

// reads tells the commands of schedules.
func reads(text string) (command, typed bool) {
	word, _ := cutWord(text)
	v, command := verbs[word]
	return command, v == Type && word != eofVerb
}

// cutWord cuts a text behind its first word: ">" needs no space.
func cutWord(text string) (word, rest string) {
	text = strings.TrimSpace(text)
	if after, ok := strings.CutPrefix(text, ">"); ok {
		return ">", strings.TrimSpace(after)
	}
	i := strings.IndexFunc(text, unicode.IsSpace)
	if i < 0 {
		return text, ""
	}
	return text[:i], strings.TrimSpace(text[i:])
}

// chineseVerb is the verb that a Chinese word of the prompt means, "" for none: schedules are written with the
// English ones.
func chineseVerb(word string) string {
	for _, v := range [...]struct{ verb, words string }{
		{"step", "步 单步 走"},
		{"run", "运行 自动"},
		{"until", "直到"},
		{"deliver", "送达 发送 投递"},
		{"drop", "丢弃 丢掉 丢"},
		{"dup", "复制"},
		{"tick", "等待 时间"},
		{"type", "输入"},
		{"eof", "结束输入"},
		{"kill", "杀掉 终止"},
		{"link", "链路"},
	} {
		for w := range strings.SplitSeq(v.words, " ") {
			if w == word {
				return v.verb
			}
		}
	}
	return ""
}
