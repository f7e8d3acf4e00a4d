package lessons

import (
	"embed"
	"slices"

	"lockstep/runtime/failure"
)

//go:generate go test -count=1 -run TestIndexIsFresh -rewrite .

//go:embed concurrency/*.yaml network/*.yaml processes/*.yaml
var embedded embed.FS

// Entry is a lesson as the catalogue lists it, without its file being read.
type Entry struct {
	File             string // inside the embedded files
	ID               string
	Chapter, Section string
	Minutes, Parts   int
	Needs            []string
	Title, Summary   Text
}

// Catalogue lists the lessons that come with the program, in the order in which they are best
// taken. It must not be changed.
func Catalogue() []Entry { return index }

// Load reads a lesson of the catalogue. An id that is not there fails with lesson.no-lesson (id,
// nearest).
func Load(id string) (*Lesson, error) {
	i := slices.IndexFunc(index, func(e Entry) bool { return e.ID == id })
	if i < 0 {
		ids := make([]string, len(index))
		for i, e := range index {
			ids[i] = e.ID
		}
		return nil, failure.New("lesson.no-lesson", "id", id, "nearest", failure.Nearest(id, ids))
	}
	return load(embedded, index[i].File, index[i].File)
}
