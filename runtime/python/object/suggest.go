package object

import (
	"maps"
	"slices"
	"unicode"
)

// CPython's bounds and costs for suggestions (Python/suggestions.c).
const (
	maxSuggestions = 750
	maxSuggested   = 40
	moveCost       = 2
	caseCost       = 1
)

// suggestion is what CPython adds to the text of an exception in a traceback.
func suggestion(e *Instance) string {
	names := e.Exc.Names
	if e.Exc.On != nil {
		names = [][]string{dir(e.Exc.On)}
	}
	for _, ns := range names {
		if s := nearest(e.Exc.Name, ns); s != "" && len(ns) <= maxSuggestions {
			return ". Did you mean: '" + s + "'?"
		}
	}
	return ""
}

func nearest(name string, names []string) string {
	best, bestCost := "", 1<<30
	for _, n := range names {
		if n == name {
			continue
		}
		most := min((len(name)+len(n)+3)*moveCost/6, bestCost-1)
		if c := distance(name, n, most); c <= most {
			best, bestCost = n, c
		}
	}
	return best
}

// distance is Levenshtein's, where a change of case is cheap; it may give up
// beyond most.
func distance(a, b string, most int) int {
	if len(a) > maxSuggested || len(b) > maxSuggested {
		return most + 1
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j * moveCost
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] += moveCost
		for j := range len(b) {
			cost := diagonal + substitution(a[i], b[j])
			diagonal = row[j+1]
			row[j+1] = min(cost, diagonal+moveCost, row[j]+moveCost)
		}
	}
	return row[len(b)]
}

func substitution(a, b byte) int {
	switch {
	case a == b:
		return 0
	case unicode.ToLower(rune(a)) == unicode.ToLower(rune(b)):
		return caseCost
	}
	return moveCost
}

// dir is the names of an object's attributes, in order.
func dir(v Value) []string {
	names := map[string]bool{}
	c := TypeOf(v)
	switch v := v.(type) {
	case *Module:
		return v.Names()
	case *Instance:
		v.Each(func(name string, _ Value) { names[name] = true })
	case *Class:
		c = v
	}
	for ; c != nil; c = c.Base {
		for name := range c.Attrs {
			names[name] = true
		}
		if c.Module == "" {
			maps.Copy(names, cpython()[c.Name])
		}
	}
	return slices.Sorted(maps.Keys(names))
}
