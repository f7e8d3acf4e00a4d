package object

import (
	"fmt"
	"strconv"
	"strings"
)

// ParamKind says how a parameter can be given.
type ParamKind uint8

const (
	PosOnly ParamKind = iota
	PosOrKeyword
	VarArgs
	KeywordOnly
	VarKeywords
)

// Param is one parameter of a Signature.
type Param struct {
	Name     string
	Kind     ParamKind
	Optional bool
	Default  Value // nil: an optional parameter without a value
	takes    converter
	refused  bool
}

// Signature is the parsed form of Func.Sig.
type Signature struct {
	Params []Param
	maxPos int // parameters that can be given by position, without *args
	minPos int // of those: required ones
	named  int // parameters that can be given by name
	star   int // index of *args, or -1
	kwargs int // index of **kwargs, or -1
	typed  bool
}

func parseSignature(text string) *Signature {
	s := &Signature{star: -1, kwargs: -1}
	body, ok := strings.CutPrefix(text, "(")
	body, ok2 := strings.CutSuffix(body, ")")
	if !ok || !ok2 {
		panic("signature without parentheses: " + text)
	}
	kind, optional := PosOrKeyword, false
	for body != "" {
		item, rest, opens := nextParam(body)
		body = rest
		switch {
		case item == "":
		case item == "/":
			for i := range s.Params {
				s.Params[i].Kind = PosOnly
			}
		case item == "*":
			kind = KeywordOnly
		case strings.HasPrefix(item, "**"):
			s.kwargs = len(s.Params)
			s.Params = append(s.Params, Param{Name: item[2:], Kind: VarKeywords})
		case strings.HasPrefix(item, "*"):
			s.star, kind = len(s.Params), KeywordOnly
			s.Params = append(s.Params, Param{Name: item[1:], Kind: VarArgs})
		default:
			p := parseParam(item, kind, optional)
			s.typed = s.typed || p.takes != nil
			s.Params = append(s.Params, p)
		}
		optional = optional || opens
	}
	s.count()
	return s
}

// parseParam reads "name", "name=default" or "name: type=default".
func parseParam(item string, kind ParamKind, optional bool) Param {
	name, def, has := strings.Cut(item, "=")
	name, typ, typed := strings.Cut(name, ": ")
	p := Param{Name: name, Kind: kind, Optional: has || optional}
	if has {
		p.Default = parseDefault(def)
	}
	if !typed {
		return p
	}
	if p.takes = converters[typ]; p.takes == nil {
		panic("signature: no type " + typ)
	}
	p.refused = typ == "refused"
	if !IsNone(p.Default) && !p.refused {
		p.Default, _ = p.takes(Quiet, p.Default, argument{})
	}
	return p
}

// nextParam cuts the first parameter off; opens: a "[" follows it, so that all
// parameters from there on are optional.
func nextParam(body string) (item, rest string, opens bool) {
	quote, depth := byte(0), 0
	for i := range len(body) {
		switch c := body[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '\'':
			quote = c
		case c == '(':
			depth++
		case c == ')':
			depth--
		case depth == 0 && (c == ',' || c == '[' || c == ']'):
			return strings.TrimSpace(body[:i]), body[i+1:], c == '['
		}
	}
	return strings.TrimSpace(body), "", false
}

func parseDefault(text string) Value {
	switch text {
	case "None":
		return None
	case "True":
		return Bool(true)
	case "False":
		return Bool(false)
	case "()":
		return Tuple{}
	case "{}": // whoever gets it must not change it
		return NewDict()
	}
	if q, ok := strings.CutPrefix(text, "b'"); ok {
		return Bytes(strings.TrimSuffix(q, "'"))
	}
	if q, ok := strings.CutPrefix(text, "'"); ok {
		return Str(strings.ReplaceAll(strings.TrimSuffix(q, "'"), `\n`, "\n"))
	}
	if i, err := strconv.ParseInt(text, 0, 64); err == nil {
		return MkInt(i)
	}
	if f, err := strconv.ParseFloat(text, 64); err == nil {
		return Float(f)
	}
	panic("signature: a default that cannot be written there: " + text)
}

func (s *Signature) count() {
	for _, p := range s.Params {
		switch p.Kind {
		case PosOnly, PosOrKeyword:
			s.maxPos++
			if !p.Optional {
				s.minPos = s.maxPos
			}
		}
		if p.Kind == PosOrKeyword || p.Kind == KeywordOnly {
			s.named++
		}
	}
}

// bind puts arguments in the order of the parameters, self (when there is one) in front.
func (s *Signature) bind(h Host, b *Builtin, self Value, args []Value, kw []KW) ([]Value, error) {
	off := 0
	if self != nil {
		off = 1
	}
	if off == 0 && len(kw) == 0 && len(args) == len(s.Params) && s.maxPos == len(args) && !s.typed {
		return args, nil
	}
	out := make([]Value, off+len(s.Params))
	if off == 1 {
		out[0] = self
	}
	if err := s.checkCount(b, args, kw); err != nil {
		return nil, err
	}
	bound := out[off:]
	n := copy(bound[:s.maxPos], args)
	if s.star >= 0 {
		// positional parameters stand before *args, so the indexes agree
		bound[s.star] = append(Tuple{}, args[n:]...)
	}
	if err := s.bindKeywords(h, b, bound, n, kw); err != nil {
		return nil, err
	}
	for i := range s.Params { // before any argument is found to be wrong
		if p := &s.Params[i]; p.refused && bound[i] != nil {
			if _, err := p.takes(h, bound[i], argument{b, s, i}); err != nil {
				return nil, err
			}
		}
	}
	for i := range s.Params {
		p := &s.Params[i]
		switch {
		case p.Kind == VarArgs || p.Kind == VarKeywords:
		case bound[i] == nil && !p.Optional:
			return nil, Raise(TypeError, "%s() missing required argument '%s' (pos %d)", b.Name, p.Name, i+1)
		case bound[i] == nil:
			bound[i] = p.Default
		case p.takes != nil && !(p.Default == Value(None) && bound[i] == Value(None)):
			v, err := p.takes(h, bound[i], argument{b, s, i})
			if err != nil {
				return nil, err
			}
			bound[i] = v
		}
	}
	return out, nil
}

// checkCount words its errors as CPython's three ways of taking arguments do:
// one object, positional only, and with names.
func (s *Signature) checkCount(b *Builtin, args []Value, kw []KW) error {
	n := len(args)
	if s.named == 0 && s.kwargs < 0 {
		if len(kw) > 0 {
			return Raise(TypeError, "%s() takes no keyword arguments", b.qualName())
		}
		switch {
		case n >= s.minPos && (n <= s.maxPos || s.star >= 0):
			return nil
		case s.star < 0 && s.maxPos == 0:
			return Raise(TypeError, "%s() takes no arguments (%d given)", b.qualName(), n)
		case s.star < 0 && s.minPos == 1 && s.maxPos == 1 && b.Kind != ClassMethodKind:
			return Raise(TypeError, "%s() takes exactly one argument (%d given)", b.qualName(), n)
		case s.star < 0 && s.minPos == s.maxPos:
			return Raise(TypeError, "%s expected %s, got %d", b.Name, arguments(s.minPos), n)
		case n < s.minPos:
			return Raise(TypeError, "%s expected at least %s, got %d", b.Name, arguments(s.minPos), n)
		}
		return Raise(TypeError, "%s expected at most %s, got %d", b.Name, arguments(s.maxPos), n)
	}
	total := s.maxPos
	for _, p := range s.Params {
		if p.Kind == KeywordOnly {
			total++
		}
	}
	if s.star < 0 && s.kwargs < 0 && n+len(kw) > total {
		what := arguments(total)
		if n == 0 {
			what = strings.Replace(what, "argument", "keyword argument", 1)
		}
		return Raise(TypeError, "%s() takes at most %s (%d given)", b.Name, what, n+len(kw))
	}
	posOnly := 0
	for _, p := range s.Params {
		if p.Kind == PosOnly && !p.Optional {
			posOnly++
		}
	}
	switch {
	case n > s.maxPos && s.star < 0 && s.maxPos == 0:
		return Raise(TypeError, "%s() takes no positional arguments", b.Name)
	case n > s.maxPos && s.star < 0:
		return Raise(TypeError, "%s() takes %s %s (%d given)", b.Name, atLeastMost(posOnly, s.maxPos, "most"), positional(s.maxPos), n)
	case n < posOnly:
		return Raise(TypeError, "%s() takes %s %s (%d given)", b.Name, atLeastMost(posOnly, s.maxPos, "least"), positional(posOnly), n)
	}
	return nil
}

func (s *Signature) bindKeywords(h Host, b *Builtin, bound []Value, given int, kw []KW) error {
	var rest *Dict
	if s.kwargs >= 0 {
		rest = NewDict()
		bound[s.kwargs] = rest
	}
	for _, k := range kw {
		i := s.byName(k.Name)
		switch {
		case i >= 0 && i < given && i < s.maxPos:
			return Raise(TypeError, "argument for %s() given by name ('%s') and position (%d)", b.Name, k.Name, i+1)
		case i >= 0 && bound[i] != nil:
			return Raise(TypeError, "%s() got multiple values for keyword argument '%s'", b.Name, k.Name)
		case i >= 0:
			bound[i] = k.V
		case rest == nil:
			return Raise(TypeError, "'%s' is an invalid keyword argument for %s()", k.Name, b.Name)
		default:
			if err := rest.Set(h, Str(k.Name), k.V); err != nil {
				return err
			}
		}
	}
	return nil
}

// Refused is the parameter that an argument is for, by position or (when it has
// one) by name, if CPython has it and we do not.
func (s *Signature) Refused(position int, name string) *Param {
	for i := range s.Params {
		p := &s.Params[i]
		if p.refused && (name != "" && p.Name == name || name == "" && i == position && p.Kind != KeywordOnly) {
			return p
		}
	}
	return nil
}

func (s *Signature) byName(name string) int {
	for i, p := range s.Params {
		if p.Name == name && (p.Kind == PosOrKeyword || p.Kind == KeywordOnly) {
			return i
		}
	}
	return -1
}

func arguments(n int) string {
	if n == 1 {
		return "1 argument"
	}
	return fmt.Sprintf("%d arguments", n)
}

func positional(n int) string {
	return strings.Replace(arguments(n), "argument", "positional argument", 1)
}

func atLeastMost(lo, hi int, word string) string {
	if lo == hi {
		return "exactly"
	}
	return "at " + word
}
