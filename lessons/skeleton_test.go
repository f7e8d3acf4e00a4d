package lessons

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestCopies: of each lesson of the catalogue one of one's own can be made, which asks the same and
// differs in nothing but the line of its id.
func TestCopies(t *testing.T) {
	for _, e := range Catalogue() {
		data, err := Copy(e.ID, "mine")
		if err != nil {
			t.Fatal(err)
		}
		l, err := Parse("mine.yaml", data, fstest.MapFS{})
		if err != nil {
			t.Fatalf("%s: %v", e.ID, err)
		}
		of, err := Load(e.ID)
		if err != nil {
			t.Fatal(err)
		}
		if l.ID != "mine" || !slices.Equal(l.PartKeys(), of.PartKeys()) {
			t.Errorf("%s: the copy is %s, and asks %v", e.ID, l.ID, l.PartKeys())
		}
		if strings.Replace(string(data), "id: mine", "id: "+e.ID, 1) != string(of.text) {
			t.Errorf("%s: the copy differs in more than its id", e.ID)
		}
	}
}
