package lessons

import (
	"cmp"
	"net/netip"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"lockstep/runtime/failure"
	"lockstep/runtime/stage"
)

// scalar reads the text of a node as it is written: what YAML takes for a number or a truth is
// text here, so that section 1.10 is not 1.1.
func scalar(l *loader, n *yaml.Node, key string) (string, bool) {
	switch {
	case !l.given(n, key):
	case n.Kind != yaml.ScalarNode:
		l.report(l.place(n), "lesson.not-text", "name", key,
			"list", n.Kind == yaml.SequenceNode && n.Style&yaml.FlowStyle == 0, "brackets", n.Style&yaml.FlowStyle != 0)
	case strings.TrimSpace(n.Value) == "":
		l.report(l.place(n), "lesson.empty-text", "name", key)
	default:
		return n.Value, true
	}
	return "", false
}

// word is text on one line.
var word = kind[string]{func(l *loader, n *yaml.Node, key string) (string, bool) {
	s, ok := scalar(l, n, key)
	if ok && strings.Contains(s, "\n") {
		l.report(l.place(n), "lesson.not-line", "name", key)
		return "", false
	}
	return s, ok
}, scalarShape(oneLine)}

// A name can be typed in a command and cannot be taken for a number.
const aName = `^[A-Za-z_][A-Za-z0-9_-]*$`

var goodName = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(aName) })

func (l *loader) goodName(n *yaml.Node) bool {
	if goodName().MatchString(n.Value) {
		return true
	}
	if !l.wideIn(n.Value, l.place(n)) {
		l.report(l.place(n), "lesson.bad-name", "name", n.Value)
	}
	return false
}

// wideIn reports the first full-width character in a text that can have none, which begins at a place, and says
// whether there is one.
func (l *loader) wideIn(text string, at failure.Place) bool {
	for i, c := range text {
		if f := wide(c); f.Arg("write") != "" {
			at.Col, at.EndCol = at.Col+utf8.RuneCountInString(text[:i]), 0
			l.found = append(l.found, f.Here(at))
			return true
		}
	}
	return false
}

// misshapen reports what is no list or no map, and a full-width character that made it none.
func (l *loader) misshapen(n *yaml.Node, id string, args ...any) {
	if n.Kind == yaml.ScalarNode && strings.HasPrefix(n.Value, "【") && l.wideIn(n.Value, l.place(n)) {
		return
	}
	first := n
	for first.Kind == yaml.MappingNode && len(first.Content) > 0 {
		first = first.Content[0]
	}
	if f := l.fullWidth(first.Line); f != nil {
		l.found = append(l.found, f)
		return
	}
	if strings.HasPrefix(first.Value, "-") && id == "lesson.not-list" {
		l.report(l.place(first), "lesson.yaml-dash")
		return
	}
	l.report(l.place(n), id, args...)
}

// name is the name of something, with its place.
var name = kind[Name]{func(l *loader, n *yaml.Node, key string) (Name, bool) {
	s, ok := scalar(l, n, key)
	return Name{s, l.place(n)}, ok && l.goodName(n)
}, stringShape(aName)}

// lessonID is a lesson's id, behind its course's where it is of another course.
var lessonID = kind[Name]{func(l *loader, n *yaml.Node, key string) (Name, bool) {
	s, ok := scalar(l, n, key)
	if ok && !IsID(s) {
		l.report(l.place(n), "lesson.bad-name", "name", s)
		ok = false
	}
	return Name{s, l.place(n)}, ok
}, func() schema {
	one := strings.Trim(aName, "^$")
	return schema{"type": "string", "pattern": "^" + one + "(/" + one + ")?$"}
}}

// IsID says whether something can be the id of a lesson, with its course's before it or not.
func IsID(s string) bool {
	course, own, within := strings.Cut(s, "/")
	return goodName().MatchString(course) && (!within || goodName().MatchString(own))
}

// number is a whole number within limits.
func number(low, high int) kind[int] {
	return kind[int]{func(l *loader, n *yaml.Node, key string) (int, bool) {
		s, ok := scalar(l, n, key)
		if !ok {
			return 0, false
		}
		v, err := strconv.Atoi(s)
		if l.wideIn(s, l.place(n)) {
			return 0, false
		}
		if err != nil {
			l.report(l.place(n), "lesson.not-number", "name", key, "got", s)
			return 0, false
		}
		if l.octal(s, n, key) {
			return 0, false
		}
		if v < low || v > high {
			l.report(l.place(n), "lesson.out-of-range", "name", key, "got", v, "range", high > low, "low", low, "high", high)
			return 0, false
		}
		return v, true
	}, func() schema { return schema{"type": "integer", "minimum": low, "maximum": high} }}
}

// octal refuses a number that begins with 0: to YAML 1.1 010 is 8, to YAML 1.2 it is 10 (1.2.2, section 10.3.2).
func (l *loader) octal(s string, n *yaml.Node, key string) bool {
	plain := strings.TrimLeft(s, "0")
	if len(s) < 2 || plain == s {
		return false
	}
	l.report(l.place(n), "lesson.octal", "name", key, "got", s, "plain", cmp.Or(plain, "0"))
	return true
}

var truth = kind[bool]{func(l *loader, n *yaml.Node, key string) (bool, bool) {
	s, ok := scalar(l, n, key)
	if ok && s != "true" && s != "false" {
		l.report(l.place(n), "lesson.not-truth", "name", key, "got", s)
		return slices.Contains([]string{"yes", "on", "true", "y", "1"}, strings.ToLower(s)), true // what is meant, for what looks at it
	}
	return s == "true", ok
}, func() schema { return schema{"type": "boolean"} }}

var worldName = kind[string]{func(l *loader, n *yaml.Node, key string) (string, bool) {
	s, ok := scalar(l, n, key)
	if ok && s != "lab" && s != "real" {
		l.report(l.place(n), "lesson.not-world", "got", s)
	}
	return s, ok
}, func() schema { return schema{"enum": []string{"lab", "real"}} }}

var language = kind[string]{func(l *loader, n *yaml.Node, key string) (string, bool) {
	s, ok := scalar(l, n, key)
	if !l.wideIn(s, l.place(n)) && ok && !slices.Contains(Languages, s) {
		l.report(l.place(n), "lesson.not-language", "got", s, "languages", Languages)
	}
	return s, ok
}, func() schema { return schema{"enum": Languages} }}

var duration = kind[time.Duration]{func(l *loader, n *yaml.Node, key string) (time.Duration, bool) {
	s, ok := scalar(l, n, key)
	if !ok {
		return 0, false
	}
	d, err := time.ParseDuration(s)
	if err != nil || d < 0 || d > stage.MaxLatency {
		l.report(l.place(n), "lesson.not-duration", "name", key, "got", s)
		return 0, false
	}
	return d, true
}, func() schema {
	return anyOf(stringShape(`^([0-9]*\.?[0-9]*(ns|us|µs|ms|s|m|h))+$`)(), schema{"const": 0})
}}

// address is an IPv4 address that a host may have.
var address = kind[netip.Addr]{func(l *loader, n *yaml.Node, key string) (netip.Addr, bool) {
	s, ok := scalar(l, n, key)
	if !ok {
		return netip.Addr{}, false
	}
	a, err := netip.ParseAddr(s)
	if err != nil || !a.Is4() || !a.IsGlobalUnicast() {
		l.report(l.place(n), "lesson.bad-address", "name", key, "got", s)
		return netip.Addr{}, false
	}
	return a, true
}, func() schema { return schema{"type": "string", "format": "ipv4"} }}

// Code is text of another language, which may be written in any of YAML's ways.
var (
	expression = code("expression") // over a run
	commands   = code("commands")   // of the prompt, joined by ;
)

func code(title string) kind[Code] {
	return kind[Code]{func(l *loader, n *yaml.Node, key string) (Code, bool) {
		if title == "commands" && (n.Kind == yaml.SequenceNode || n.Kind == yaml.MappingNode) {
			l.report(l.place(n), "lesson.not-commands", "name", key)
			return Code{}, false
		}
		s, ok := scalar(l, n, key)
		if !ok {
			return Code{}, false
		}
		l.cut(n, key)
		c := Code{Source: strings.TrimRight(s, " \n"), At: l.place(n)}
		c.locate(l.lines, n.Line, n.Column, n.Style&yaml.LiteralStyle != 0)
		return c, true
	}, func() schema {
		s := scalarShape(someText)()
		s["title"] = title
		return s
	}}
}

// program is code that must be a literal block: only there every character has its own place.
var program = kind[Code]{func(l *loader, n *yaml.Node, key string) (Code, bool) {
	c, ok := expression.read(l, n, key)
	if ok && n.Style&yaml.LiteralStyle == 0 {
		l.report(l.place(n), "lesson.not-literal", "name", key)
		n.Value = "" // of lines joined to one nothing more can be said
	}
	c.Source = n.Value
	return c, ok
}, stringShape(someText)}

// list is a list of at least so many.
func list[V any](least int, of kind[V]) kind[[]V] {
	return kind[[]V]{func(l *loader, n *yaml.Node, key string) ([]V, bool) {
		if !l.given(n, key) {
			return nil, false
		}
		if n.Kind != yaml.SequenceNode {
			l.misshapen(n, "lesson.not-list", "name", key)
			return nil, false
		}
		if len(n.Content) < least {
			l.report(l.place(n), "lesson.too-few", "name", key, "least", least)
		}
		all := []V{}
		for _, item := range n.Content {
			if v, ok := of.read(l, item, key); ok {
				all = append(all, v)
			}
		}
		return all, true
	}, func() schema { return schema{"type": "array", "items": of.shape(), "minItems": least} }}
}

// distinct is a list in which nothing stands twice.
func distinct[V any](k kind[[]V]) kind[[]V] {
	return kind[[]V]{func(l *loader, n *yaml.Node, key string) ([]V, bool) {
		first := map[string]int{}
		for _, item := range n.Content {
			if line := first[item.Value]; line > 0 && n.Kind == yaml.SequenceNode && item.Kind == yaml.ScalarNode {
				l.report(l.place(item), "lesson.duplicate-key", "name", item.Value, "first", line)
			}
			first[item.Value] = item.Line
		}
		return k.read(l, n, key)
	}, k.shape}
}

// entry is one value of a map whose keys are names that the author chose.
type entry[V any] struct {
	Name
	value V
}

// fileTexts is a map from names of files to what is in them, which may be nothing.
var fileTexts = kind[[]entry[string]]{func(l *loader, n *yaml.Node, key string) ([]entry[string], bool) {
	if !l.given(n, key) {
		return nil, false
	}
	if n.Kind != yaml.MappingNode {
		l.misshapen(n, "lesson.not-map", "name", key)
		return nil, false
	}
	var out []entry[string]
	l.keys(n, func(k, v *yaml.Node) {
		switch {
		case !stage.IsFileName(k.Value):
			l.report(l.place(k), "lesson.bad-file-name", "name", k.Value)
		case v.Kind != yaml.ScalarNode:
			l.report(l.place(v), "lesson.not-text", "name", k.Value)
		case l.given(v, k.Value):
			out = append(out, entry[string]{Name{k.Value, l.place(k)}, v.Value})
		}
	})
	return out, true
}, func() schema { return mapShape(scalarShape("")(), 0) }}

// entries is a map from names to something, in the order written.
func entries[V any](of kind[V]) kind[[]entry[V]] {
	return kind[[]entry[V]]{func(l *loader, n *yaml.Node, key string) ([]entry[V], bool) {
		if !l.given(n, key) {
			return nil, false
		}
		if n.Kind != yaml.MappingNode {
			l.misshapen(n, "lesson.not-map", "name", key)
			return nil, false
		}
		if len(n.Content) == 0 {
			l.report(l.place(n), "lesson.too-few", "name", key, "least", 1)
		}
		all := []entry[V]{}
		l.keys(n, func(k, value *yaml.Node) {
			v, ok := of.read(l, value, k.Value)
			if ok && l.goodName(k) {
				all = append(all, entry[V]{Name{k.Value, l.place(k)}, v})
			}
		})
		return all, true
	}, func() schema {
		s := mapShape(of.shape(), 1)
		s["propertyNames"] = stringShape(aName)()
		return s
	}}
}

// find gives the entry of a name, or nil.
func find[V any](all []entry[V], name string) *entry[V] {
	for i := range all {
		if all[i].Name.Name == name {
			return &all[i]
		}
	}
	return nil
}

// nameList gives the names of entries, to look for the nearest.
func nameList[V any](all []entry[V]) []string {
	list := make([]string, len(all))
	for i := range all {
		list[i] = all[i].Name.Name
	}
	return list
}

// unknown reports a name that is not one of those there are.
func (l *loader) unknown(id string, n Name, names []string) {
	if !l.wideIn(n.Name, n.At) {
		l.report(n.At, id, "name", n.Name, "nearest", failure.Nearest(n.Name, names), "known", names)
	}
}
