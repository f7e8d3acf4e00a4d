// Package text is every sentence Lockstep says, in English and in Chinese: one
// table of identifiers per area, and what it takes to lay a sentence out on a
// terminal (width, line breaking, escaping).
//
// It knows failures, because it makes sentences of them, and no other package of
// the module: what a sentence mentions comes as named arguments.
package text

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"lockstep/runtime/failure"
)

// Lang is a language of the tables. The zero Lang is English.
type Lang uint8

// The languages.
const (
	En Lang = iota
	Zh
)

// String is the language's code, as in lesson files and in `lang zh`.
func (l Lang) String() string { return l.of("en", "zh") }

// of chooses what belongs to the language.
func (l Lang) of(en, zh string) string {
	if l&^Spoken == Zh {
		return zh
	}
	return en
}

// ParseLang reads a language code or a POSIX locale: "zh", "zh_CN.UTF-8", "en". Of a locale
// that is neither Chinese nor English it says no.
func ParseLang(s string) (Lang, bool) {
	s, _, _ = strings.Cut(strings.ToLower(s), "@")
	s, _, _ = strings.Cut(s, ".")
	s, _, _ = strings.Cut(strings.ReplaceAll(s, "-", "_"), "_")
	switch s {
	case "en":
		return En, true
	case "zh":
		return Zh, true
	}
	return En, false
}

// sentence is one row of a table. In a template,
//
//	{name}            is the argument called name
//	{name!}           is the word for it in the language, where there is one in wordArea
//	{name|one|many}   is "one" when the argument is 1 (or a list of 1), else "many"
//	{name?yes|no}     is "yes" when the argument is neither missing, zero nor empty; "|no" may be left out
//
// and the alternatives may hold placeholders themselves.
type sentence struct{ id, en, zh string }

// areas is every table. The tables are plain data, so that starting the program costs nothing.
var areas = [...][]sentence{
	commandArea, commandLineArea, conductorArea, demoArea, courseArea, diskArea, exerciseArea, fieldArea, handInArea, htmlArea, keepArea, labArea, lessonArea, progressArea, promptArea, pythonArea, lackingArea,
	renderArea, recordingArea, refusedArea, replArea, searchArea, wordArea, worldArea,
}

var index = sync.OnceValue(func() map[string]*sentence {
	m := map[string]*sentence{}
	for _, area := range areas {
		for i := range area {
			m[area[i].id] = &area[i]
		}
	}
	return m
})

// Has says whether there is a sentence of this identifier.
func Has(id string) bool { return index()[id] != nil }

// Say makes a sentence. args alternate name (a string) and value: a string is escaped for a
// terminal, a time.Duration is in seconds, a slice is a list, a *failure.Failure is its own
// sentence. An identifier that does not exist gives itself.
func Say(l Lang, id string, args ...any) string {
	s := index()[id]
	if s == nil {
		return Escape(failure.New(id, args...).Error())
	}
	if l.Spoken() {
		if other := index()[id+aloud]; other != nil {
			s = other
		}
		return say(l, l.inWords(l.of(s.en, s.zh)), args...)
	}
	return say(l, l.of(s.en, s.zh), args...)
}

func say(l Lang, template string, args ...any) string {
	var b strings.Builder
	expand(&b, l, template, args)
	return b.String()
}

// expand writes a template with its placeholders filled in.
func expand(b *strings.Builder, l Lang, template string, args []any) {
	for {
		before, rest, found := strings.Cut(template, "{")
		put(b, l, before)
		if !found {
			return
		}
		p, after := cutPlaceholder(rest)
		value := argument(args, p.name)
		if word, ok := value.(string); ok && p.word && Has("word."+word) {
			value = Say(l, "word."+word)
		}
		switch {
		case p.choose == 0 && value == nil:
			b.WriteString("{" + p.name + "}")
		case p.choose == 0:
			put(b, l, show(l, value))
		case p.choose == '|' && size(value) == 1, p.choose == '?' && size(value) != 0:
			expand(b, l, p.yes, args)
		default:
			expand(b, l, p.no, args)
		}
		template = after
	}
}

// put writes a piece of a sentence. In Chinese a space stands between a Chinese character and a name or number
// that it meets.
func put(b *strings.Builder, l Lang, piece string) {
	last, _ := utf8.DecodeLastRuneInString(b.String())
	first, _ := utf8.DecodeRuneInString(piece)
	if l.String() == "zh" && (unicode.Is(unicode.Han, last) && foreign(first) || foreign(last) && unicode.Is(unicode.Han, first)) {
		b.WriteByte(' ')
	}
	b.WriteString(piece)
}

// foreign says whether a character is of a word or number within Chinese.
func foreign(r rune) bool { return r < utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)) }

// placeholder is one {…} of a template; choose is '|', '?' or 0 for a plain one.
type placeholder struct {
	name    string
	word    bool // said in a word of the language
	choose  byte
	yes, no string
}

// cutPlaceholder splits the text after a "{" at the "}" that belongs to it.
func cutPlaceholder(s string) (p placeholder, after string) {
	depth, name, bar := 1, -1, -1
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth > 0 {
				continue
			}
			if name < 0 {
				name, word := strings.CutSuffix(s[:i], "!")
				return placeholder{name: name, word: word}, s[i+1:]
			}
			p = placeholder{name: s[:name], choose: s[name], yes: s[name+1 : i]}
			if bar >= 0 {
				p.yes, p.no = s[name+1:bar], s[bar+1:i]
			}
			return p, s[i+1:]
		case depth == 1 && name < 0 && (c == '|' || c == '?'):
			name = i
		case depth == 1 && name >= 0 && bar < 0 && c == '|':
			bar = i
		}
	}
	return placeholder{name: s}, ""
}

func argument(args []any, name string) any {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == name {
			return args[i+1]
		}
	}
	return nil
}

// size is how many of something a value means: the number itself, or the length of a list or string.
func size(v any) int {
	switch r := reflect.ValueOf(v); r.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return int(r.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return int(r.Uint())
	case reflect.String, reflect.Slice, reflect.Map:
		return r.Len()
	case reflect.Bool:
		if r.Bool() {
			return 1
		}
	case reflect.Pointer, reflect.Struct:
		if !r.IsZero() {
			return 1
		}
	}
	return 0
}

// show is a value as sentences mention it.
func show(l Lang, v any) string {
	switch v := v.(type) {
	case string:
		return Escape(v)
	case time.Duration:
		return Seconds(v)
	case *failure.Failure:
		return Say(l, v.ID, v.Args...)
	case int:
		return strconv.Itoa(v)
	}
	if list := reflect.ValueOf(v); list.Kind() == reflect.Slice {
		shown := make([]string, list.Len())
		for i := range shown {
			shown[i] = show(l, list.Index(i).Interface())
		}
		return strings.Join(shown, listSeparator(l))
	}
	return Escape(fmt.Sprint(v))
}

func listSeparator(l Lang) string { return l.of(", ", "、") }

// Seconds is a time as we write it: to the millisecond, or to the microsecond where that says more.
func Seconds(d time.Duration) string {
	if d%time.Millisecond != 0 {
		return strconv.FormatFloat(d.Seconds(), 'f', 6, 64) + " s"
	}
	return strconv.FormatFloat(d.Seconds(), 'f', 3, 64) + " s"
}
