package lessons

import "embed"

//go:generate go test -count=1 -run TestIndexIsFresh -rewrite .

//go:embed concurrency/*.yaml network/*.yaml processes/*.yaml
var embedded embed.FS

// Entry is a lesson as the catalogue lists it, without its file being read.
type Entry struct {
	File             string // inside the embedded files
	ID               string
	Chapter, Section string
	Minutes, Parts   int
	Exercises        []int // the parts in which a program is to be changed, from 1
	Needs            []string
	Title, Summary   Text
	Course           *Course // nil for none
}

// Catalogue lists the lessons that come with the program, in the order in which they are best
// taken. It must not be changed.
func Catalogue() []Entry { return index }

// Load reads a lesson of the catalogue. An id that is not there fails with lesson.no-lesson (id,
// nearest).
func Load(id string) (*Lesson, error) { return (&Shelf{}).Load(id) }
