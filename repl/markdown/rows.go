package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	source "github.com/yuin/goldmark/text"
)

// rowParser makes tables of paragraphs that are written as tables. It stands for goldmark's own
// extension, whose package takes a millisecond to initialise (for links without brackets and
// typography, which we do without).
type rowParser struct{}

// Transform implements parser.ParagraphTransformer. The line before the one that rules the columns
// off holds their headings; lines before that stay a paragraph.
func (rowParser) Transform(n *ast.Paragraph, reader source.Reader, _ parser.Context) {
	src, lines := reader.Source(), n.Lines()
	for i := 1; i < lines.Len(); i++ {
		rule := lines.At(i)
		columns := alignments(rule.Value(src))
		headings := cells(lines.At(i-1), src)
		if columns == nil || len(columns) != len(headings) {
			continue
		}
		table := tables.NewTable()
		table.Alignments = columns
		table.AppendChild(table, tables.NewTableHeader(row(headings, columns)))
		for j := i + 1; j < lines.Len(); j++ {
			table.AppendChild(table, row(cells(lines.At(j), src), columns))
		}
		n.Parent().InsertAfter(n.Parent(), n, table)
		if lines.SetSliced(0, i-1); i == 1 {
			n.Parent().RemoveChild(n.Parent(), n)
		} else {
			last := lines.At(i - 2)
			lines.Set(i-2, last.TrimRightSpace(src))
		}
		return
	}
}

// row makes a row of as many cells as there are columns.
func row(cells []source.Segment, columns []tables.Alignment) *tables.TableRow {
	r := tables.NewTableRow(columns)
	for i := range columns {
		c := tables.NewTableCell()
		if i < len(cells) {
			c.Lines().Append(cells[i])
		}
		r.AppendChild(r, c)
	}
	return r
}

// cells splits a line at its bars, but not at those behind a backslash.
func cells(line source.Segment, src []byte) (out []source.Segment) {
	line = line.TrimLeftSpace(src)
	line = line.TrimRightSpace(src)
	from, to := line.Start, line.Stop
	if from < to && src[from] == '|' {
		from++
	}
	for i := from; i < to; i++ {
		if src[i] == '\\' {
			i++
		} else if src[i] == '|' {
			out = append(out, trimmed(from, i, src))
			from = i + 1
		}
	}
	if from < to {
		out = append(out, trimmed(from, to, src))
	}
	return out
}

func trimmed(from, to int, src []byte) source.Segment {
	s := source.NewSegment(from, to)
	s = s.TrimLeftSpace(src)
	return s.TrimRightSpace(src)
}

// alignments reads the line that rules the columns off, such as "| :-- | --: |"; nil when it is no
// such line.
func alignments(line []byte) (out []tables.Alignment) {
	if !bytes.ContainsRune(line, '|') {
		return nil
	}
	for _, rule := range strings.Split(strings.Trim(strings.TrimSpace(string(line)), "|"), "|") {
		rule = strings.TrimSpace(rule)
		dashes := strings.TrimSuffix(strings.TrimPrefix(rule, ":"), ":")
		if dashes == "" || strings.Trim(dashes, "-") != "" {
			return nil
		}
		switch {
		case len(rule) == len(dashes):
			out = append(out, tables.AlignNone)
		case len(rule) == len(dashes)+2:
			out = append(out, tables.AlignCenter)
		case rule[0] == ':':
			out = append(out, tables.AlignLeft)
		default:
			out = append(out, tables.AlignRight)
		}
	}
	return out
}
