package lessons

import (
	_ "embed"
	"slices"
	"strings"
)

//go:embed skeleton.yaml
var skeleton string

// skeletonID is the id of the lesson that Skeleton begins from.
const skeletonID = "my-lesson"

// Skeleton is a lesson to begin one's own with: it is complete, and its comments, in a language,
// teach the format. Its id is the name that is wished for where that can be one, and is not an id of
// the catalogue.
func Skeleton(wished, lang string) []byte {
	id := skeletonID
	if goodName().MatchString(wished) {
		id = wished
	}
	if slices.ContainsFunc(index, func(e Entry) bool { return e.ID == id }) {
		id = "my-" + id
	}
	var b strings.Builder
	for line := range strings.Lines(skeleton) {
		said, comment := strings.CutPrefix(strings.TrimLeft(line, " "), "# ")
		if !comment {
			b.WriteString(strings.Replace(line, "id: "+skeletonID, "id: "+id, 1))
		} else if said, ok := strings.CutPrefix(said, lang+": "); ok {
			b.WriteString(line[:strings.IndexByte(line, '#')] + "# " + said)
		}
	}
	return []byte(b.String())
}
