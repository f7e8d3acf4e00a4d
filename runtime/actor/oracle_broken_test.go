package actor_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// brokenPrograms breaks programs by a token taken out, put in or put elsewhere: most are no Python
// any more, and must not be accepted.
func brokenPrograms(whole []string) []string {
	files, _ := filepath.Glob("../python/testdata/corpus/*.py")
	for _, f := range files {
		if text, err := os.ReadFile(f); err == nil && len(text) < 1500 {
			whole = append(whole, string(text))
		}
	}
	var out []string
	for i := range howManyBroken {
		c := chanceOf(fmt.Sprint("broken", i))
		lines := strings.SplitAfter(c.of(whole), "\n")
		from := c.below(len(lines))
		lines = lines[from:min(len(lines), from+1+c.below(12))]
		out = append(out, breakTokens(c, strings.Join(lines, "")))
	}
	return out
}

// tokens of Python, more or less: what breakTokens takes out and puts in.
var spare = strings.Fields("( ) [ ] { } , : ; . = == != -> := + - * ** / // % @ ~ & | ^ << >> < > <= += **= not and or in is if else elif for while def class return yield lambda try except finally raise with as import from global nonlocal del pass break continue assert None True async await print x 1 1.5 0x1 1_0 01 1e5 'a' f'{x}' b'' r'\\' \"\"\" ' \\ # ... * ** _ match case")

func breakTokens(c *choice, text string) string {
	words := splitTokens(text)
	if len(words) == 0 {
		return text
	}
	for range 1 + c.below(2) {
		i := c.below(len(words))
		switch c.below(5) {
		case 0:
			words = append(words[:i:i], words[i+1:]...)
		case 1:
			words = append(words[:i:i], append([]string{c.of(spare) + c.of([]string{"", " "})}, words[i:]...)...)
		case 2:
			words[i] = c.of(spare)
		case 3:
			j := c.below(len(words))
			words[i], words[j] = words[j], words[i]
		case 4:
			words = append(words[:i:i], append([]string{words[i]}, words[i:]...)...)
		}
		if len(words) == 0 {
			return ""
		}
	}
	return strings.Join(words, "")
}

// splitTokens cuts between words, numbers, white space and everything else.
func splitTokens(text string) []string {
	kind := func(r rune) int {
		switch {
		case r == '\n':
			return 0
		case r == ' ':
			return 1
		case r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 127:
			return 2
		}
		return 3
	}
	var out []string
	last := -1
	for _, r := range text {
		if k := kind(r); k == last && k != 0 && k != 3 {
			out[len(out)-1] += string(r)
		} else {
			out = append(out, string(r))
			last = k
		}
	}
	return out
}
