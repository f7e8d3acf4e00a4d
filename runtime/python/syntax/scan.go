package syntax

import (
	"fmt"
	"strings"
	"unicode"
)

type tk uint8

const (
	tEOF tk = iota
	tNL
	tIndent
	tDedent
	tName
	tKw
	tNum
	tStr
	tOp
)

type tok struct {
	k    tk
	s    string
	p, e Pos
	a, b int // rune range (strings: the body)
	pre  string
}

var kws = map[string]bool{}

func init() {
	for _, w := range strings.Fields("False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield") {
		kws[w] = true
	}
}

type scanner struct {
	file      string
	r         []rune
	i, end    int
	line, col int32
	toks      []tok
	depth     int
	ind       []int
	inline    bool // expression inside an f-string
	open      []tok
}

func (s *scanner) fail(p Pos, f string, a ...any) { panic(&Error{s.file, p, fmt.Sprintf(f, a...)}) }
func (s *scanner) pos() Pos                       { return Pos{s.line, s.col} }
func (s *scanner) at(k int) rune {
	if s.i+k < s.end {
		return s.r[s.i+k]
	}
	return 0
}
func (s *scanner) adv() {
	if s.r[s.i] == '\n' {
		s.line++
		s.col = 1
	} else {
		s.col++
	}
	s.i++
}
func (s *scanner) emit(k tk, from int, p Pos) {
	s.toks = append(s.toks, tok{k: k, s: string(s.r[from:s.i]), p: p, e: s.pos(), a: from, b: s.i})
}
func idStart(c rune) bool { return c == '_' || unicode.IsLetter(c) }
func idPart(c rune) bool  { return idStart(c) || unicode.IsDigit(c) }

var ops3 = []string{"**=", "//=", ">>=", "<<=", "...", "**", "//", ">>", "<<", "<=", ">=", "==", "!=", "->", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", ":=", "@="}

func (s *scanner) scan() []tok {
	s.ind = []int{0}
	bol := !s.inline
	for {
		if bol && s.depth == 0 {
			bol = false
			w, hasTab := 0, false
			for s.at(0) == ' ' || s.at(0) == '\t' || s.at(0) == '\f' {
				if s.at(0) == '\t' {
					hasTab = true
					w += 8 - w%8
				} else {
					w++
				}
				s.adv()
			}
			if c := s.at(0); c == '#' || c == '\n' || c == '\r' || s.i >= s.end {
				for s.i < s.end && s.at(0) != '\n' {
					s.adv()
				}
				if s.i < s.end {
					s.adv()
					bol = true
					continue
				}
			} else {
				if hasTab {
					s.fail(s.pos(), "indent with spaces, not tabs")
				}
				top := s.ind[len(s.ind)-1]
				if w > top {
					s.ind = append(s.ind, w)
					s.emit(tIndent, s.i, s.pos())
				}
				for w < s.ind[len(s.ind)-1] {
					s.ind = s.ind[:len(s.ind)-1]
					s.emit(tDedent, s.i, s.pos())
					if w > s.ind[len(s.ind)-1] {
						s.fail(s.pos(), "unindent does not match any outer indentation level")
					}
				}
			}
		}
		if s.i >= s.end {
			break
		}
		c, p, a := s.at(0), s.pos(), s.i
		switch {
		case c == '\n':
			s.adv()
			if s.depth == 0 && !s.inline {
				if n := len(s.toks); n > 0 && s.toks[n-1].k != tNL && s.toks[n-1].k != tIndent && s.toks[n-1].k != tDedent {
					s.toks = append(s.toks, tok{k: tNL, p: p, e: p})
				}
				bol = true
			}
		case c == ' ' || c == '\t' || c == '\r' || c == '\f':
			s.adv()
		case c == '#':
			for s.i < s.end && s.at(0) != '\n' {
				s.adv()
			}
		case c == '\\' && (s.at(1) == '\n' || s.at(1) == '\r' && s.at(2) == '\n'):
			for s.at(0) != '\n' {
				s.adv()
			}
			s.adv()
		case idStart(c):
			for idPart(s.at(0)) {
				s.adv()
			}
			w := string(s.r[a:s.i])
			if q := s.at(0); (q == '"' || q == '\'') && len(w) <= 2 {
				lw := strings.ToLower(w)
				if strings.Contains(" r b f u rb br rf fr ", " "+lw+" ") {
					s.str(lw, a, p)
					continue
				}
			}
			k := tName
			if kws[w] {
				k = tKw
			}
			s.emit(k, a, p)
		case c >= '0' && c <= '9' || c == '.' && s.at(1) >= '0' && s.at(1) <= '9':
			if c == '0' && strings.ContainsRune("xXbBoO", s.at(1)) && s.at(1) != 0 {
				s.adv()
				s.adv()
				for idPart(s.at(0)) {
					s.adv()
				}
			} else {
				dots := 0
				for {
					d := s.at(0)
					if d == '.' {
						dots++
					}
					if d >= '0' && d <= '9' || d == '.' && dots < 2 || d == '_' {
						s.adv()
					} else if (d == 'e' || d == 'E') && (unicode.IsDigit(s.at(1)) || (s.at(1) == '-' || s.at(1) == '+') && unicode.IsDigit(s.at(2))) {
						s.adv()
						s.adv()
					} else {
						break
					}
				}
				if idStart(s.at(0)) {
					if s.at(0) == 'j' {
						s.fail(p, "complex numbers are not available")
					}
					s.fail(p, "invalid decimal literal")
				}
			}
			s.emit(tNum, a, p)
		case c == '"' || c == '\'':
			s.str("", a, p)
		default:
			n := 1
			for _, o := range ops3 {
				if s.i+len(o) <= s.end && string(s.r[s.i:s.i+len(o)]) == o {
					n = len(o)
					break
				}
			}
			if n == 1 && !strings.ContainsRune("+-*/%@&|^~<>()[]{},:.;=!", c) {
				s.fail(p, "invalid character %q (U+%04X)", c, c)
			}
			for range n {
				s.adv()
			}
			s.emit(tOp, a, p)
			switch t := s.toks[len(s.toks)-1]; t.s {
			case "(", "[", "{":
				s.depth++
				s.open = append(s.open, t)
			case ")", "]", "}":
				if s.depth == 0 {
					s.fail(p, "unmatched %q", t.s)
				}
				if o := s.open[s.depth-1]; o.s+t.s != "()" && o.s+t.s != "[]" && o.s+t.s != "{}" {
					s.fail(p, "closing %q does not match opening %q of line %d", t.s, o.s, o.p.Line)
				}
				s.depth--
				s.open = s.open[:s.depth]
			}
		}
	}
	if s.depth > 0 {
		s.fail(s.open[s.depth-1].p, "%q was never closed", s.open[s.depth-1].s)
	}
	if !s.inline {
		if n := len(s.toks); n > 0 && s.toks[n-1].k != tNL && s.toks[n-1].k != tDedent {
			s.toks = append(s.toks, tok{k: tNL, p: s.pos(), e: s.pos()})
		}
		for range s.ind[1:] {
			s.emit(tDedent, s.i, s.pos())
		}
	}
	s.emit(tEOF, s.i, s.pos())
	return s.toks
}

func (s *scanner) str(pre string, a int, p Pos) {
	q := s.at(0)
	n := 1
	if s.at(1) == q && s.at(2) == q {
		n = 3
	}
	for range n {
		s.adv()
	}
	from := s.i
	for {
		c := s.at(0)
		if s.i >= s.end || n == 1 && c == '\n' {
			s.fail(p, "unterminated string literal")
		}
		if c == '\\' {
			s.adv()
			if s.i < s.end {
				s.adv()
			}
			continue
		}
		if c == q && (n == 1 || s.at(1) == q && s.at(2) == q) {
			break
		}
		s.adv()
	}
	to := s.i
	for range n {
		s.adv()
	}
	s.toks = append(s.toks, tok{k: tStr, s: string(s.r[a:s.i]), p: p, e: s.pos(), a: from, b: to, pre: pre})
}
