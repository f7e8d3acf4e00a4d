package markdown_test

import (
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"lockstep/repl/markdown"
	"lockstep/repl/render"
	"lockstep/repl/text"
)

var rewrite = flag.Bool("rewrite", false, "write golden files anew; commit only differences that you can explain")

// tagged is a palette that can be read: each piece as <role|text>.
type tagged struct{}

var names = map[render.Role]string{
	render.Head: "head", render.Faint: "faint", render.Emph: "emph", render.Code: "code",
	render.Keyword: "keyword", render.Literal: "literal",
}

func (tagged) Paint(r render.Role, s string) string { return "<" + names[r] + "|" + s + ">" }

// TestGolden lays out the source of each testdata/*.txtar once for each other file in it, named
// WIDTH, WIDTH.colour or WIDTH.plain. Every line ends in a bar, so that spaces at its end are seen.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || files == nil {
		t.Fatal("no golden files", err)
	}
	for _, name := range files {
		ar, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		source := string(ar.Files[0].Data)
		for i := range ar.Files[1:] {
			f := &ar.Files[i+1]
			width, how, _ := strings.Cut(f.Name, ".")
			v := render.View{}
			if how == "plain" {
				v.Lang = text.Spoken
			}
			if v.Width, err = strconv.Atoi(width); err != nil {
				t.Fatal(err)
			}
			if how == "colour" {
				v.Palette = tagged{}
			}
			var b strings.Builder
			for _, line := range markdown.Lines(source, v) {
				if w := text.Width(line); w > v.Width && how != "colour" {
					t.Errorf("%s %s: %d columns: %s", name, f.Name, w, line)
				}
				b.WriteString(line + "|\n")
			}
			if diff := cmp.Diff(string(f.Data), b.String()); diff != "" && !*rewrite {
				t.Errorf("%s %s (after - is what is written down):\n%s", name, f.Name, diff)
			}
			f.Data = []byte(b.String())
		}
		if *rewrite {
			if err := os.WriteFile(name, txtar.Format(ar), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestLines(t *testing.T) {
	for _, c := range []struct{ source, want string }{
		{"", ""},
		{"one\ntwo\n\nthree\n", "one two||three"},
		{"客户端发出的\nSYN 到了，\n然后", "客户端发出的 SYN 到|了，然后"},
		{"为什么\n“明明”\n是好的", "为什么“明明”是好的"},
		{"连接建立。\n然后关闭", "连接建立。然后关闭"},
		{"`connect`\n返回", "`connect` 返回"},
		{"hard  \nbreak", "hard|break"},
		{"let it go: `s client 2` it", "let it go:|`s client 2` it"},
		{"一二三四五六七八 `收到 hello`。", "一二三四五六七八|`收到 hello`。"},
		{"`code that is longer than half`", "`code that is longer|than half`"},
		{`a \* b &lt;c&gt; &#x4e2d;`, "a * b <c> 中"},
		{"&#27;[31m &#0; a\tb \x1b", `\x1b[31m � a b \x1b`},
		{"<b>x</b>", "<b>x</b>"},
		{"[a](http://b) <http://c> [http://d](http://d)", "a (http://b)|http://c http://d"},
		{"[a\n\n![b](c.png)", "[a||b (c.png)"},
		{"1. a\n2. b\n   - c\n\n     d", "1. a|2. b|   - c||     d"},
		{"-\n- b", "-|- b"},
		{"before\n|a|b|\n|-|:-:|\n|`x\\|y`|1|more|\n|\\|", "before||a      b|─────  ─|`x|y`  1||"},
		{"a | b\n--|--\n1", "a  b|─  ─|1"},
		{"|a|\n|-|-|", "|a| |-|-|"},
	} {
		if got := strings.Join(markdown.Lines(c.source, render.View{Width: 20}), "|"); got != c.want {
			t.Errorf("%q: got %q, want %q", c.source, got, c.want)
		}
	}
}

// FuzzLines: whatever the source, no panic, no control character, no line wider than was asked,
// and colour only adds: without its marks a painted line is the plain one.
func FuzzLines(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		ar, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(ar.Files[0].Data), 40)
	}
	f.Add(strings.Repeat("> - 1. ", 30)+"x", 20)
	f.Add("|a|b|\n|-|-|\n|"+strings.Repeat("中", 50)+"|\x1b[2J|", 20)
	f.Add("```py\nx = '''\n中\n"+strings.Repeat("y", 200), 21)
	f.Add("|"+strings.Repeat("a|", 40)+"\n|"+strings.Repeat("-|", 40), 60)
	f.Fuzz(func(t *testing.T, source string, width int) {
		width = 20 + max(width, -width)%101
		for _, lang := range []text.Lang{text.En, text.Spoken} {
			bare := markdown.Lines(source, render.View{Width: width, Lang: lang})
			for _, line := range bare {
				if strings.IndexFunc(line, unicode.IsControl) >= 0 {
					t.Fatalf("control character in %q", line)
				}
				if w := text.Width(line); w > width {
					t.Fatalf("%q is %d columns wide, more than %d", line, w, width)
				}
			}
			painted := markdown.Lines(source, render.View{Width: width, Lang: lang, Palette: marked{}})
			for i, line := range painted {
				if got := strings.TrimRight(strings.NewReplacer("\x01", "", "\x02", "").Replace(line), " "); got != bare[i] {
					t.Fatalf("painted %q, bare %q", line, bare[i])
				}
			}
		}
	})
}

// marked is a palette whose marks cannot come from a text.
type marked struct{}

func (marked) Paint(_ render.Role, s string) string { return "\x01" + s + "\x02" }
