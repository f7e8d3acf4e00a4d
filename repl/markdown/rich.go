package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"github.com/yuin/goldmark/ast"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"lockstep/repl/render"
	"lockstep/repl/text"
)

// rich is a paragraph being put together: its text, escaped, and what stretches of it are.
type rich struct {
	b     strings.Builder
	marks []mark // in order, without overlaps
	ended bool   // a line of the source has ended, and nothing came after it yet
}

type mark struct {
	text.Stretch
	role render.Role
}

// address is the role of where a link leads.
const address = render.Faint

// shortCode is how many bytes of code are kept on one line.
const shortCode = 30

// rich collects the text of a block or a cell.
func (p *page) rich(n ast.Node, role render.Role) *rich {
	r := &rich{}
	p.inline(r, n, role)
	return r
}

func (p *page) inline(r *rich, parent ast.Node, role render.Role) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Text:
			s := n.Value(p.src)
			if !n.IsRaw() {
				s = util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(s)))
			}
			r.add(string(s), role)
			r.ended = r.ended || n.SoftLineBreak()
			if n.HardLineBreak() {
				r.b.WriteByte('\n')
			}
		case *ast.String:
			r.add(string(n.Value), role)
		case *ast.CodeSpan:
			r.add("`"+p.raw(n)+"`", render.Code)
		case *ast.Emphasis:
			inner := render.Emph
			if n.Level > 1 || role == render.Head {
				inner = render.Head
			}
			p.inline(r, n, inner)
		case *ast.AutoLink:
			r.add(string(n.Label(p.src)), address)
		case *ast.Link:
			p.link(r, n, string(n.Destination), role)
		case *ast.Image:
			p.link(r, n, string(n.Destination), role)
		case *ast.RawHTML:
			for i := range n.Segments.Len() {
				at := n.Segments.At(i)
				r.add(string(at.Value(p.src)), role)
			}
		default:
			p.inline(r, n, role)
		}
	}
}

// link is a text, then the address, unless that is the text.
func (p *page) link(r *rich, n ast.Node, to string, role render.Role) {
	from := r.b.Len()
	p.inline(r, n, role)
	if shown := r.b.String()[from:]; to != "" && strings.TrimSpace(shown) != to {
		r.add(" (", role)
		r.add(to, address)
		r.add(")", role)
	}
}

// raw is the text of code in a line.
func (p *page) raw(n ast.Node) string {
	var b strings.Builder
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			b.Write(t.Value(p.src))
		}
	}
	code := strings.ReplaceAll(b.String(), "\n", " ")
	if n.Parent().Kind() == tables.KindTableCell { // where a bar is written so
		code = strings.ReplaceAll(code, `\|`, "|")
	}
	return code
}

// add appends a piece of text. A line end of the source that comes before it is a space, or
// nothing between Chinese characters.
func (r *rich) add(s string, role render.Role) {
	if s == "" {
		return
	}
	if r.ended {
		r.ended = false
		r.b.WriteString(between(r.b.String(), s))
	}
	from := r.b.Len()
	r.b.WriteString(text.Escape(strings.ReplaceAll(strings.ReplaceAll(s, "\t", " "), "\n", " ")))
	if role != render.Plain {
		r.marks = append(r.marks, mark{text.Stretch{From: from, To: r.b.Len()}, role})
	}
}

// Join puts a line of a paragraph behind the one before it.
func Join(before, line string) string { return before + between(before, line) + line }

// between is what a line end between two lines of a paragraph stands for.
func between(before, line string) string {
	last, _ := utf8.DecodeLastRuneInString(before)
	if first, _ := utf8.DecodeRuneInString(line); spaced(last, first) {
		return " "
	}
	return ""
}

// spaced says whether a line end between two characters is a space. Between two Chinese characters,
// and beside Chinese punctuation, it is none.
func spaced(last, first rune) bool {
	return !(wide(last) && (wide(first) || unicode.IsPunct(last) || strings.ContainsRune(narrow, first)) ||
		wide(first) && (unicode.IsPunct(first) || strings.ContainsRune(narrow, last)))
}

// narrow is the Chinese punctuation that takes a single column.
const narrow = "“”‘’—…·"

func wide(r rune) bool { return text.Width(string(r)) == 2 }

// lines wraps the paragraph and paints it.
func (r *rich) lines(p *page, width int) (lines []string) {
	for _, at := range r.breaks(width) {
		lines = append(lines, r.show(p, at))
	}
	return lines
}

// breaks says which stretches of the text make its lines.
func (r *rich) breaks(width int) []text.Stretch {
	solid, origin := r.solid(width)
	lines := text.Breaks(solid, width)
	for i, at := range lines {
		lines[i] = text.Stretch{From: origin[at.From], To: origin[at.To]}
	}
	return lines
}

// joiner takes no room and lets no line end beside it.
const joiner = "\u2060"

// solid is the text with short code and addresses in a form of the same width in which they cannot
// be broken: `s client 2` is hard to read over two lines, and half an address leads nowhere. origin
// says for each byte of it, and for its end, where in the text it comes from.
func (r *rich) solid(width int) (s string, origin []int) {
	var b strings.Builder
	add := func(s string, from int) {
		b.WriteString(s)
		for i := range len(s) {
			origin = append(origin, from+i)
		}
	}
	whole, at := r.b.String(), 0
	for _, m := range r.marks {
		word := whole[m.From:m.To]
		if len(word) > width || m.role != address && (m.role != render.Code || len(word) > shortCode) {
			continue
		}
		add(whole[at:m.From], at)
		at = m.From
		for g := uniseg.NewGraphemes(word); g.Next(); {
			if at > m.From {
				b.WriteString(joiner)
				origin = append(origin, at, at, at)
			}
			shown := g.Str()
			if len(shown) == 1 {
				shown = "x"
			}
			add(shown, at)
			at += len(g.Str())
		}
	}
	add(whole[at:], at)
	return b.String(), append(origin, len(whole))
}

// show paints a stretch of the text.
func (r *rich) show(p *page, at text.Stretch) string {
	s := r.b.String()
	var b strings.Builder
	for _, m := range r.marks {
		if m.To <= at.From || m.From >= at.To {
			continue
		}
		from, to := max(m.From, at.From), min(m.To, at.To)
		b.WriteString(s[at.From:from])
		b.WriteString(p.paint(m.role, s[from:to]))
		at.From = to
	}
	b.WriteString(s[at.From:at.To])
	return b.String()
}
