package text

import (
	"errors"
	"testing"
	"time"

	"lockstep/runtime/failure"
)

func TestExpand(t *testing.T) {
	for _, c := range []struct {
		lang     Lang
		template string
		args     []any
		want     string
	}{
		{En, "{n} {n|packet|packets}", []any{"n", 1}, "1 packet"},
		{En, "{n} {n|packet|packets}", []any{"n", 2}, "2 packets"},
		{En, "{who|is|are}", []any{"who", []string{"a", "b"}}, "are"},
		{En, "no.{near? Did you mean {near}?}", nil, "no."},
		{En, "no.{near? Did you mean {near}?}", []any{"near", "d"}, "no. Did you mean d?"},
		{En, "{a?yes {a}|no {b}}", []any{"a", "", "b", 3}, "no 3"},
		{En, "{list}", []any{"list", []string{"a", "b"}}, "a, b"},
		{Zh, "{list}", []any{"list", []string{"a", "b"}}, "a、b"},
		{En, "{t}", []any{"t", 1500 * time.Millisecond}, "1.500 s"},
		{En, "{t}", []any{"t", 20 * time.Microsecond}, "0.000020 s"},
		{En, "{s}", []any{"s", "a\x1b[2Jb\n"}, `a\x1b[2Jb\n`},
		{En, "{missing}", nil, "{missing}"},
	} {
		if got := say(c.lang, c.template, c.args...); got != c.want {
			t.Errorf("%q with %v: got %q, want %q", c.template, c.args, got, c.want)
		}
	}
}

func TestParseLang(t *testing.T) {
	for s, want := range map[string]Lang{"zh": Zh, "zh_CN.UTF-8": Zh, "zh-Hant": Zh, "en_US": En, "EN": En} {
		if got, ok := ParseLang(s); !ok || got != want {
			t.Errorf("%q: got %v %v", s, got, ok)
		}
	}
	for _, s := range []string{"", "C", "C.UTF-8", "POSIX", "de_DE", "zhx"} {
		if got, ok := ParseLang(s); ok {
			t.Errorf("%q: got %v", s, got)
		}
	}
}

func TestFailure(t *testing.T) {
	at := func(source string, col, end int) failure.Place {
		return failure.Place{File: "a.yaml", Line: 3, Col: col, EndCol: end, Source: source}
	}
	for _, c := range []struct {
		name string
		at   failure.Place
		want string
	}{
		{"nowhere", failure.Place{}, "unknown"},
		{"file", failure.Place{File: "a.yaml"}, "a.yaml: unknown"},
		{"word", at("titel: x", 1, 6), "a.yaml:3:1: unknown\n    titel: x\n    ^~~~~"},
		{"tab", at("\tx y", 4, 0), "a.yaml:3:4: unknown\n     x y\n       ^"},
		{"wide", at("标题 x", 4, 5), "a.yaml:3:4: unknown\n    标题 x\n         ^"},
		{"escape", at("a\x1bb", 3, 4), "a.yaml:3:3: unknown\n    a\\x1bb\n         ^"},
		{"past the end", at("ab", 9, 12), "a.yaml:3:9: unknown\n    ab\n      ^"},
		{"whole line", at("ab", 0, 0), "a.yaml:3: unknown\n    ab"},
	} {
		if got := Failure(En, failure.New("unknown").Here(c.at)); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestCaretOfALongLine(t *testing.T) {
	line := ""
	for range 60 {
		line += "收到 x "
	}
	got := Caret(failure.Place{Line: 1, Col: 200, EndCol: 400, Source: line}, caretWindow)
	for i, part := range lines(got) {
		if w := Width(part); w > caretWindow+4 {
			t.Errorf("line %d is %d columns wide: %s", i, w, part)
		}
	}
}

func TestError(t *testing.T) {
	both := failure.List{failure.New("b").Here(failure.Place{File: "x"}), failure.New("a").Here(failure.Place{File: "a"})}
	if got, want := Error(En, both.Err()), "a: a\nx: b"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := Error(En, errors.New("disk\x07 full")), `disk\x07 full`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestSpaces: in Chinese a name or number that meets a Chinese character has a space before it and behind it; a
// mark has none.
func TestSpaces(t *testing.T) {
	for _, c := range []struct{ template, name, want string }{
		{"等待{name}结束", "a", "等待 a 结束"},
		{"等待 {name} 结束", "a", "等待 a 结束"},
		{"等待{name}结束", "服务器", "等待服务器结束"},
		{"等待{name?{name} 结束|}。", "b2", "等待 b2 结束。"},
		{"（{name}）", "a", "（a）"},
		{"{name}，走", "#1", "#1，走"},
	} {
		if got := say(Zh, c.template, "name", c.name); got != c.want {
			t.Errorf("%s, not %s", got, c.want)
		}
	}
	if got := say(En, "等待{name}结束", "name", "a"); got != "等待a结束" {
		t.Errorf("in English: %s", got)
	}
}
