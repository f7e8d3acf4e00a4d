package goal

import (
	"regexp"
	"slices"
	"sync"
	"unicode/utf8"

	"lockstep/runtime/failure"
	"lockstep/runtime/python/object"
)

// about is what the first argument of a function names.
type about uint8

const (
	nothing about = iota
	anActor
	anActorOrHost
	aLock
)

// function is a row of the table of functions.
type function struct {
	name, sig string
	about     about
	call      func(v *View, h object.Host, a []object.Value) (object.Value, error)
}

// table is what an expression can ask of a run. The texts of their help are in repl/text.
var table = []function{
	{"sent", "(actor, /)", anActor, (*View).sent},
	{"received", "(actor, /)", anActor, (*View).received},
	{"printed", "(actor, /)", anActor, (*View).printed},
	{"returned", "(actor, /)", anActor, (*View).returned},
	{"error", "(actor, /)", anActor, (*View).error},
	{"state", "(actor, /)", anActor, (*View).state},
	{"pid", "(actor, /)", anActor, (*View).pid},
	{"parent", "(actor, /)", anActor, (*View).parent},
	{"exitcode", "(actor, /)", anActor, (*View).exitCode},
	{"value", "(actor, name, /)", anActor, (*View).value},
	{"file", "(name, /)", nothing, (*View).file},
	{"holder", "(lock, /)", aLock, (*View).holder},
	{"tcp", "(name, /)", anActorOrHost, (*View).tcp},
	{"packets", "(*, flag=None, flags=None, status=None, kind=None, host=None)", nothing, (*View).packets},
	{"now", "()", nothing, (*View).now},
	{"ended", "()", nothing, (*View).ended},
	{"deadlocked", "()", nothing, (*View).deadlocked},
}

// Function is a function over a run that an expression may use.
type Function struct{ Name, Signature string }

// Functions are the functions over a run, in the order of their help.
func Functions() []Function {
	out := make([]Function, len(table))
	for i, f := range table {
		out[i] = Function{f.name, f.sig}
	}
	return out
}

// builtins are the functions of Python that an expression may use.
var builtins = []string{
	"abs", "all", "any", "bool", "bytes", "dict", "enumerate", "int", "len", "list", "max", "min",
	"range", "repr", "reversed", "round", "set", "sorted", "str", "sum", "tuple", "zip",
}

// Builtins are the functions of Python that an expression may use, sorted.
func Builtins() []string { return slices.Clone(builtins) }

// Words are the names that an expression may use.
func Words() []string {
	words := slices.Clone(builtins)
	for _, f := range table {
		words = append(words, f.name)
	}
	slices.Sort(words)
	return words
}

func find(name string) *function {
	for i := range table {
		if table[i].name == name {
			return &table[i]
		}
	}
	return nil
}

// literalArgument is a call whose first argument is a plain string, from the name on.
var literalArgument = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(\w+\(\s*)("[^"\\]*"|'[^'\\]*')\s*[,)]`)
})

// wrong looks whether the name in a call is one that there is. The call is at a place in a line.
// Names that are not written right there are looked up when the call is made.
func (k about) wrong(line string, at failure.Place, names Names) *failure.Failure {
	m := literalArgument().FindStringSubmatch(string([]rune(line)[at.Col-1:]))
	if k == nothing || m == nil {
		return nil
	}
	f := k.unknown(m[2][1:len(m[2])-1], names)
	if f == nil {
		return nil
	}
	at.Col += utf8.RuneCountInString(m[1])
	at.EndCol = at.Col + utf8.RuneCountInString(m[2])
	return f.Here(at)
}

func (k about) unknown(name string, names Names) *failure.Failure {
	if k == aLock {
		return names.unknownLock(name)
	}
	id, known := "goal.unknown-actor", names.Actors
	if k == anActorOrHost {
		id, known = "goal.unknown-actor-or-host", slices.Concat(names.Actors, names.Hosts)
	}
	if names.HasActor(name) || slices.Contains(known, name) {
		return nil
	}
	return failure.New(id, "name", name, "nearest", failure.Nearest(name, known), "known", known)
}
