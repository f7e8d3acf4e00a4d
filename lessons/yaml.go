package lessons

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"lockstep/runtime/failure"
)

// parse reads a file as one YAML document, without giving its nodes a meaning.
func (s *source) parse() (*yaml.Node, error) {
	d := yaml.NewDecoder(bytes.NewReader(s.text))
	var doc yaml.Node
	switch err := d.Decode(&doc); {
	case errors.Is(err, io.EOF):
		return nil, failure.New("lesson.empty").Here(failure.Place{File: s.file})
	case err != nil:
		return nil, s.syntax(err)
	}
	var second yaml.Node
	if err := d.Decode(&second); !errors.Is(err, io.EOF) {
		at := failure.Place{File: s.file}
		if err == nil {
			at = s.at(second.Line, second.Column)
		}
		return nil, failure.New("lesson.documents").Here(at)
	}
	if err := s.unwanted(doc.Content[0], nil).Err(); err != nil {
		return nil, err
	}
	return doc.Content[0], nil
}

// unwanted finds what YAML has and lessons do not: anchors and aliases, which could also make a
// small file a huge one, and tags.
func (s *source) unwanted(n *yaml.Node, found failure.List) failure.List {
	switch {
	case len(found) > maxFailures:
		return found
	case n.Kind == yaml.AliasNode || n.Anchor != "":
		return append(found, failure.New("lesson.alias").Here(s.at(n.Line, n.Column)))
	case n.Style&yaml.TaggedStyle != 0:
		return append(found, failure.New("lesson.tag", "tag", n.Tag).Here(s.at(n.Line, n.Column)))
	}
	for _, inner := range n.Content {
		found = s.unwanted(inner, found)
	}
	return found
}

// maxShown is how many bytes of a text in the file a failure mentions.
const maxShown = 100

// loader collects everything that is wrong with one file.
type loader struct {
	*source
	course *Course // nil for none
	lacks  bool    // some text is not there in every language
	found  failure.List
}

func (l *loader) report(at failure.Place, id string, args ...any) {
	for i := range args {
		if s, ok := args[i].(string); ok && len(s) > maxShown {
			args[i] = strings.ToValidUTF8(s[:maxShown], "") + "…"
		}
	}
	l.found = append(l.found, failure.New(id, args...).Here(at))
}

// place is where a node begins.
func (l *loader) place(n *yaml.Node) failure.Place {
	p := l.at(n.Line, n.Column)
	if n.Kind == yaml.ScalarNode && n.Style == 0 {
		p.EndCol = n.Column + len([]rune(n.Value))
	}
	return p
}

// given refuses a key without a value.
func (l *loader) given(n *yaml.Node, key string) bool {
	if n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" {
		l.report(l.place(n), "lesson.null", "name", key)
		return false
	}
	return true
}

// kind is what may stand at a place, and how it is read. Of a node that is something else read
// reports what is wrong and says no. key names the node in reports. shape is the same for editors.
type kind[V any] struct {
	read  func(l *loader, n *yaml.Node, key string) (V, bool)
	shape func() schema
}

// field is one key of a record: a row of a table.
type field[T any] struct {
	name  string
	need  bool
	read  func(l *loader, n *yaml.Node, t *T)
	shape func() schema
}

// must is a field that has to be there, may one that can be left out. in is where its value goes.
func must[T, V any](name string, k kind[V], in func(*T) *V) field[T] {
	f := may(name, k, in)
	f.need = true
	return f
}

func may[T, V any](name string, k kind[V], in func(*T) *V) field[T] {
	return field[T]{name: name, shape: k.shape, read: func(l *loader, n *yaml.Node, t *T) {
		if v, ok := k.read(l, n, name); ok {
			*in(t) = v
		}
	}}
}

// record is a map with the fields of a table, under the name that the reference has for it. begin readies
// a value with its place.
func record[T any](name string, fields []field[T], begin func(at failure.Place) T) kind[T] {
	return kind[T]{func(l *loader, n *yaml.Node, key string) (T, bool) {
		t := begin(l.place(n))
		if !l.given(n, key) {
			return t, false
		}
		if n.Kind != yaml.MappingNode {
			l.misshapen(n, "lesson.not-map", "name", key, "fields", names(fields))
			return t, false
		}
		meant := l.fields(n, key, names(fields), func(i int, value *yaml.Node) { fields[i].read(l, value, &t) })
		for _, f := range fields {
			if f.need && lookup(n, f.name) == nil && !slices.Contains(meant, f.name) && !l.inside(n, f.name) {
				l.report(l.place(n), "lesson.missing-key", "name", f.name, "in", key, "option", key == "options")
			}
		}
		return t, true
	}, func() schema { return recordShape(name, fields) }}
}

// fields walks the keys of a map once, reporting those that are not known or not the first of their name.
// It gives the known ones that seem to be meant by others.
func (l *loader) fields(n *yaml.Node, in string, known []string, read func(i int, value *yaml.Node)) (meant []string) {
	l.keys(n, func(key, value *yaml.Node) {
		for i, name := range known {
			if name == key.Value {
				read(i, value)
				return
			}
		}
		nearest := meantBy(key.Value, known)
		meant = append(meant, nearest)
		if key.Value == "<<" {
			l.report(l.place(key), "lesson.alias")
			return
		}
		if in == exerciseName && slices.Contains(ofSteering, key.Value) {
			l.report(l.place(key), "lesson.exercise-key", "name", key.Value)
			return
		}
		var few []string
		if len(known) <= fewKeys {
			few = known
		}
		l.report(l.place(key), "lesson.unknown-key", "name", key.Value, "in", in, "nearest", nearest, "known", few)
	})
	return meant
}

// fewKeys is how many keys a message lists.
const fewKeys = 6

// meantBy is the key that another is meant for; "" for none. Languages have names that are not near their codes.
func meantBy(key string, known []string) string {
	if slices.Equal(known, Languages) {
		for code, begins := range map[string][]string{"zh": {"zh", "cn", "ch", "中"}, "en": {"en", "英"}} {
			if slices.ContainsFunc(begins, func(b string) bool { return strings.HasPrefix(strings.ToLower(key), b) }) {
				return code
			}
		}
	}
	return failure.Nearest(key, known)
}

// exerciseName is what messages call a do with edit or always, which has none of the keys ofSteering.
const exerciseName = "exercise"

var ofSteering = []string{"setup", "goal", "par", "world"}

// keys walks the keys of a map once, reporting those that are no names or not the first of their name.
func (l *loader) keys(n *yaml.Node, each func(key, value *yaml.Node)) {
	first := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		switch line, again := first[key.Value]; {
		case key.Kind != yaml.ScalarNode:
			l.report(l.place(key), "lesson.bad-key")
		case again:
			l.report(l.place(key), "lesson.duplicate-key", "name", key.Value, "first", line)
		default:
			first[key.Value] = key.Line
			each(key, value)
		}
	}
}

func names[T any](fields []field[T]) []string {
	list := make([]string, len(fields))
	for i, f := range fields {
		list[i] = f.name
	}
	return list
}

// lookup finds the value of a key, or nil.
func lookup(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}
