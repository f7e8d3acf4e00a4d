package goal

import (
	"slices"
	"strings"

	"lockstep/runtime/conductor"
	"lockstep/runtime/failure"
	"lockstep/runtime/packet"
	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

// misused finds the calls of functions over a run that can give nothing, and the comparisons that can never be
// true, as far as they are written out: who plays the lesson would only see that the goal is not reached.
func misused(tree *syntax.Expression, lines []string, names Names) (bad failure.List) {
	report := func(f *failure.Failure, at syntax.Span) {
		if f != nil {
			bad = append(bad, f.Here(syntax.PlaceOf("", lines, at)))
		}
	}
	for _, c := range tree.Module.Calls {
		f := called(c)
		if f == nil {
			continue
		}
		if wrong := f.arguments(c); wrong != nil {
			report(wrong, c.Where())
			continue
		}
		for i, a := range c.Args {
			word, ok := literal(a.X)
			switch {
			case !ok:
			case i == 0 && f.about != nothing:
				report(f.about.unknown(word, names), a.X.Where())
			case i == 1 && f.name == "value":
				actor, _ := literal(c.Args[0].X)
				report(names.unknownVariable(actor, word), a.X.Where())
			case a.Name != "" && f.words != nil:
				report(unknownWord(a.Name, word, f.words(a.Name, names)), a.X.Where())
			}
		}
	}
	for _, c := range tree.Module.Compares {
		sides := append([]syntax.Expr{c.X}, c.Ys...)
		for i, x := range sides[1:] {
			if (c.Ops[i] == syntax.In || c.Ops[i] == syntax.NotIn) && isText(x) { // a part of a text is no word
				continue
			}
			for _, pair := range [][2]syntax.Expr{{sides[i], x}, {x, sides[i]}} {
				f := called(pair[0])
				if f == nil || f.words == nil {
					continue
				}
				for _, y := range elements(pair[1]) {
					if word, ok := literal(y); ok {
						report(unknownWord(f.name+"()", word, f.words("", names)), y.Where())
					}
				}
			}
		}
	}
	return bad
}

// called is the function over a run that an expression calls; nil for any other expression.
func called(x syntax.Expr) *function {
	c, ok := x.(*syntax.Call)
	if !ok {
		return nil
	}
	if fn, ok := c.Fn.(*syntax.Name); ok && fn.Kind == syntax.Builtin {
		return find(fn.Text)
	}
	return nil
}

func literal(x syntax.Expr) (string, bool) {
	if l, ok := x.(*syntax.Literal); ok {
		s, ok := l.Value.(string)
		return s, ok
	}
	return "", false
}

// isText says whether an expression is known to be a text, and no list of them.
func isText(x syntax.Expr) bool {
	_, ok := literal(x)
	f := called(x)
	return ok || f != nil && f.name == "state"
}

// elements are what a list or a tuple is written with; of any other expression, itself.
func elements(x syntax.Expr) []syntax.Expr {
	switch x := x.(type) {
	case *syntax.List:
		return x.Elems
	case *syntax.Tuple:
		return x.Elems
	}
	return []syntax.Expr{x}
}

// arguments says what is wrong with how many arguments a call has, and with their names.
func (f *function) arguments(c *syntax.Call) *failure.Failure {
	var args []object.Value
	var named []object.KW
	for _, a := range c.Args {
		switch {
		case a.Stars > 0: // nobody knows
			return nil
		case a.Name != "":
			named = append(named, object.KW{Name: a.Name, V: object.None})
		default:
			args = append(args, object.None)
		}
	}
	fits := func(object.Host, []object.Value) (object.Value, error) { return object.None, nil }
	_, err := object.NewBuiltin("", object.Func{Name: f.name, Sig: f.sig, Fn: fits}).Call(nil, nil, args, named)
	if err == nil {
		return nil
	}
	return failure.New("goal.misused", "error", err.Error(), "call", f.name+strings.NewReplacer(", /)", ")", "(*, ", "(").Replace(f.sig))
}

// unknownWord refuses a word that is none of those that can be. Flags may be several, joined by commas.
func unknownWord(of, word string, words []string) *failure.Failure {
	all := []string{word}
	if strings.HasPrefix(of, "flag") {
		all = strings.Split(word, ",")
	}
	for _, w := range all {
		if w != "" && !slices.Contains(words, w) {
			return failure.New("goal.unknown-word", "of", of, "name", w, "nearest", failure.Nearest(w, words), "known", words)
		}
	}
	return nil
}

func stateWords(string, Names) (all []string) {
	for s := conductor.Ready; s <= conductor.Zombie; s++ {
		all = append(all, s.String())
	}
	return all
}

// tcpWords are the states of a connection (RFC 9293 section 3.3.2).
func tcpWords(string, Names) []string {
	return []string{
		"LISTEN", "SYN-SENT", "SYN-RECEIVED", "ESTABLISHED", "FIN-WAIT-1", "FIN-WAIT-2", "CLOSE-WAIT", "CLOSING", "LAST-ACK", "TIME-WAIT", "CLOSED",
	}
}

// packetWords are what packets can be filtered by.
func packetWords(param string, n Names) (all []string) {
	switch param {
	case "flag", "flags":
		return packet.FlagNames()
	case "status":
		for s := packet.InFlight; s <= packet.Cut; s++ {
			all = append(all, s.String())
		}
	case "kind":
		return []string{"TCP", "UDP", "ICMP", "IP"}
	case "host":
		return n.Hosts
	}
	return all
}

// unknownVariable refuses the name of a variable of which the actor's program has no word, or, where the actor is a
// thread or a process that will be started, no program.
func (n Names) unknownVariable(actor, name string) *failure.Failure {
	programs := n.programs
	if i := slices.Index(n.Actors, actor); i >= 0 && i < len(programs) {
		programs = programs[i : i+1]
	} else {
		actor = ""
	}
	words := strings.FieldsFunc(name, notInName)
	if len(words) == 0 || strings.HasPrefix(words[0], "__") {
		return nil
	}
	var known []string
	for _, p := range programs {
		if strings.Contains(p, "import *") { // nobody knows
			return nil
		}
		known = append(known, strings.FieldsFunc(p, notInName)...)
	}
	if len(known) == 0 || slices.Contains(known, words[0]) {
		return nil
	}
	return failure.New("goal.unknown-variable", "actor", actor, "name", words[0], "nearest", failure.Nearest(words[0], known))
}
