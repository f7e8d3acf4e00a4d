package goal

import (
	"slices"

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
	words     func(param string, n Names) []string // all that may stand for a parameter or, of "", be given; nil: anything
	call      func(v *View, h object.Host, a []object.Value) (object.Value, error)
}

// table is what an expression can ask of a run. The texts of their help are in repl/text.
var table = []function{
	{"sent", "(actor, /)", anActor, nil, (*View).sent},
	{"received", "(actor, /)", anActor, nil, (*View).received},
	{"printed", "(actor, /)", anActor, nil, (*View).printed},
	{"returned", "(actor, /)", anActor, nil, (*View).returned},
	{"error", "(actor, /)", anActor, nil, (*View).error},
	{"state", "(actor, /)", anActor, stateWords, (*View).state},
	{"pid", "(actor, /)", anActor, nil, (*View).pid},
	{"parent", "(actor, /)", anActor, nil, (*View).parent},
	{"exitcode", "(actor, /)", anActor, nil, (*View).exitCode},
	{"value", "(actor, name, /)", anActor, nil, (*View).value},
	{"file", "(name, /)", nothing, nil, (*View).file},
	{"holder", "(lock, /)", aLock, nil, (*View).holder},
	{"tcp", "(name, /)", anActorOrHost, tcpWords, (*View).tcp},
	{"packets", "(*, flag=None, flags=None, status=None, kind=None, host=None)", nothing, packetWords, (*View).packets},
	{"now", "()", nothing, nil, (*View).now},
	{"ended", "()", nothing, nil, (*View).ended},
	{"deadlocked", "()", nothing, nil, (*View).deadlocked},
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
