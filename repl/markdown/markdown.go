// Package markdown lays out the Markdown of lessons and notes for a terminal: CommonMark and
// tables, wrapped to a width, painted through a palette.
//
// Lines is a pure function of the source and a view. The package must not know lessons, sessions
// or how anything is coloured.
package markdown

import (
	"fmt"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	source "github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"lockstep/repl/render"
)

// commonMark is the parser. It is made when the first text is shown.
var commonMark = sync.OnceValue(func() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
		parser.WithParagraphTransformers(append(parser.DefaultParagraphTransformers(),
			util.Prioritized(rowParser{}, 200))...),
	)
})

// leastWidth is how narrow the blocks inside others get. Blocks nested deeper are not indented
// further.
const leastWidth = 10

// Lines lays a text out in lines of at most v.Width columns, without line ends, of which none holds
// a control character. Code and addresses that are longer than a line are broken like words.
func Lines(markdown string, v render.View) []string {
	src := []byte(strings.ReplaceAll(markdown, "\r\n", "\n"))
	p := &page{v: v, src: src}
	lines := p.blocks(commonMark().Parse(source.NewReader(src)), max(v.Width, leastWidth))
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}

// page is a text being laid out.
type page struct {
	v   render.View
	src []byte
}

func (p *page) paint(r render.Role, s string) string {
	if p.v.Palette == nil || r == render.Plain || s == "" {
		return s
	}
	return p.v.Palette.Paint(r, s)
}

// blocks lays out the blocks inside a node, with an empty line between them, but for the items of a
// list that has none.
func (p *page) blocks(parent ast.Node, width int) (lines []string) {
	list, inList := parent.Parent().(*ast.List)
	tight := inList && list.IsTight
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		block := p.block(n, width)
		if len(block) == 0 {
			continue
		}
		if len(lines) > 0 && !tight {
			lines = append(lines, "")
		}
		lines = append(lines, block...)
	}
	return lines
}

func (p *page) block(n ast.Node, width int) []string {
	switch n := n.(type) {
	case *ast.Heading:
		return p.rich(n, render.Head).lines(p, width)
	case *ast.Paragraph, *ast.TextBlock:
		return p.rich(n, render.Plain).lines(p, width)
	case *ast.List:
		return p.list(n, width)
	case *ast.Blockquote:
		mark := p.words("│ ", "> ")
		return prefixed(p.paint(render.Faint, mark), p.paint(render.Faint, mark), len([]rune(mark)), width, func(width int) []string {
			return p.blocks(n, width)
		})
	case *ast.FencedCodeBlock:
		return p.code(n.Lines(), string(n.Language(p.src)), width)
	case *ast.CodeBlock:
		return p.code(n.Lines(), "", width)
	case *ast.HTMLBlock:
		return p.code(n.Lines(), "", width)
	case *ast.ThematicBreak:
		return []string{p.paint(render.Faint, strings.Repeat(p.words("─", "-"), min(width, 40)))}
	case *tables.Table:
		return p.table(n, width)
	}
	return p.blocks(n, width)
}

// words is a mark, or what stands for it where a mark could not be read out.
func (p *page) words(mark, plain string) string {
	if p.v.Lang.Spoken() {
		return plain
	}
	return mark
}

// list lays out a list; the numbers of an ordered one are right-aligned.
func (p *page) list(l *ast.List, width int) (lines []string) {
	digits := len(fmt.Sprint(l.Start + l.ChildCount() - 1))
	number := l.Start
	for n := l.FirstChild(); n != nil; n = n.NextSibling() {
		mark := "- "
		if l.IsOrdered() {
			mark = fmt.Sprintf("%*d. ", digits, number)
			number++
		}
		item := prefixed(mark, strings.Repeat(" ", len(mark)), len(mark), width, func(width int) []string {
			return p.blocks(n, width)
		})
		if n != l.FirstChild() && !l.IsTight {
			lines = append(lines, "")
		}
		lines = append(lines, item...)
	}
	return lines
}

// prefixed lays something out behind a mark that takes some columns, unless that leaves too little
// room.
func prefixed(first, rest string, columns, width int, lay func(width int) []string) []string {
	if width-columns < leastWidth {
		return lay(width)
	}
	lines := lay(width - columns)
	if len(lines) == 0 {
		return []string{first}
	}
	for i := range lines {
		if i == 0 {
			lines[i] = first + lines[i]
		} else {
			lines[i] = rest + lines[i]
		}
	}
	return lines
}
