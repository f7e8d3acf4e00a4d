package goal

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"lockstep/runtime/failure"
	"lockstep/runtime/python/syntax"
)

// knownNames refuses what an expression names and there is not.
func knownNames(tree *syntax.Expression, source string, names Names) error {
	var bad failure.List
	lines := strings.Split(open+source+closing, "\n")
	state := bareState(tree)
	for _, n := range tree.Module.Unbound {
		at := syntax.PlaceOf("", lines, n.Span)
		f := find(n.Text)
		switch {
		case f != nil:
		case slices.Contains(builtins, n.Text):
		case slices.Contains(names.Actors, n.Text):
			write := asks(string([]rune(lines[at.Line-1])[:at.Col-1]), n.Text)
			if write == "" && state != "" {
				write, state = fmt.Sprintf(`state("%s") == "%s"`, n.Text, state), told
			}
			bad = append(bad, failure.New("goal.bare-actor", "name", n.Text, "write", write).Here(at))
		case n.Text == state:
			bad = append(bad, failure.New("goal.bare-state", "name", n.Text).Here(at))
		case state == told && isState(n.Text):
		default:
			bad = append(bad, failure.New("goal.unknown-name", "name", n.Text, "nearest", cmp.Or(constant(n.Text), failure.Nearest(n.Text, Words()))).Here(at))
		}
	}
	return bad.Err()
}

// constant is a constant of Python that is written otherwise in other languages; "" for any other word.
func constant(word string) string {
	switch strings.ToLower(word) {
	case "true":
		return "True"
	case "false":
		return "False"
	case "null", "nil", "none":
		return "None"
	}
	return ""
}

// told stands in place of a state that was told of together with its actor.
const told = "told"

// isState says whether a word is one that state() gives.
func isState(word string) bool {
	return slices.Contains(stateWords("", Names{}), word)
}

// bareState is a state that an expression has without quotes; "" for none.
func bareState(tree *syntax.Expression) string {
	for _, n := range tree.Module.Unbound {
		if isState(n.Text) {
			return n.Text
		}
	}
	return ""
}

// asks writes the call that a bare name is the argument of; "" where it is none.
func asks(before, name string) string {
	before = strings.TrimRight(before, " ")
	call, open := strings.CutSuffix(before, "(")
	i := strings.LastIndexFunc(call, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) }) + 1
	if f := find(call[i:]); open && f != nil && f.about != nothing {
		return fmt.Sprintf(`%s("%s")`, f.name, name)
	}
	return ""
}

// Changing are the names where the programs may become others: of locks nothing is known then.
func (n Names) Changing() Names {
	n.programs = nil
	return n
}

// With are the names where the programs may be those of another stage with the same actors as well.
func (n Names) With(other Names) Names {
	programs := make([]string, len(n.programs))
	for i, p := range n.programs {
		programs[i] = p + "\n" + other.programs[i]
	}
	n.programs = programs
	return n
}

// lockMade is where a program makes something that can be held.
var lockMade = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(\w+)\s*=\s*(?:\w+\.)*(?:R?Lock|(?:Bounded)?Semaphore|Condition)\(`)
})

// unknownLock refuses the name of a lock of which no program has a word: the run makes the whole name, such as
// box.lock.
func (n Names) unknownLock(name string) *failure.Failure {
	if n.programs == nil {
		return nil
	}
	words := strings.FieldsFunc(name, notInName)
	var known []string
	for _, p := range n.programs {
		all := strings.FieldsFunc(p, notInName)
		if slices.ContainsFunc(words, func(w string) bool { return slices.Contains(all, w) }) {
			return nil
		}
		for _, m := range lockMade().FindAllStringSubmatch(p, -1) {
			if !slices.Contains(known, m[1]) {
				known = append(known, m[1])
			}
		}
	}
	return failure.New("goal.unknown-lock", "name", name, "nearest", failure.Nearest(name, known), "known", known)
}

func notInName(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }
