package text

import (
	"maps"
	"slices"
)

// ReferenceNames are the names that have a text.
func ReferenceNames() []string { return slices.Sorted(maps.Keys(reference())) }
