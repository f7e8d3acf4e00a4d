package repl

import (
	"strings"
	"testing"

	"lockstep/lessons"
	"lockstep/repl/progress"
	"lockstep/repl/prompt"
	"lockstep/runtime/failure"
)

// shelved is a catalogue of lessons that nobody opens.
type shelved []Entry

func (l shelved) List() []Entry                              { return l }
func (l shelved) Load(string) (*lessons.Lesson, error)       { return nil, failure.New("repl.no-lesson") }
func (l shelved) File(string) (*lessons.Lesson, bool, error) { return nil, false, nil }
func (l shelved) Broken() failure.List                       { return nil }
func (l shelved) Reload(id string) (*lessons.Lesson, error)  { return l.Load(id) }
func entry(id string, needs ...string) Entry                 { return Entry{ID: id, Name: id, Needs: needs} }

func taken(r *progress.Record, id string, done bool) *progress.Lesson {
	l := &progress.Lesson{Parts: []progress.Part{{Done: true}, {Done: done}}}
	r.Lessons[id], r.Last = l, id
	return l
}

// TestFollowing: after a lesson comes the one behind it, or what that one needs and nobody has taken; what was
// begun comes first.
func TestFollowing(t *testing.T) {
	all := shelved{entry("a"), entry("b", "a"), entry("c", "b"), entry("d"), entry("e", "c", "f"), entry("f", "e"), entry("x/a"), entry("x/b")}
	for i := range all {
		if course, _, some := strings.Cut(all[i].ID, "/"); some {
			all[i].Course = &lessons.Course{ID: course}
		}
	}
	for _, c := range []struct{ finished, begun, want string }{
		{"", "", "a"},
		{"a", "", "b"},
		{"b", "", "c"},
		{"d", "", "a"}, // e needs c, which needs b, which needs a
		{"a d", "", "b"},
		{"a b c d", "", "e"}, // e and f need each other
		{"a b c d e f x/a x/b", "", ""},
		{"b x/a", "a", "x/b"}, // the course is gone on with
		{"x/b", "a", "x/a"},
		{"x/b x/a", "a", "a"},
		{"a b c d e f", "", "x/a"},
		{"a", "d", "d"},
		{"d", "c", "c"},
	} {
		store := progress.InMemory()
		store.Change(func(r *progress.Record) {
			for _, id := range strings.Fields(c.begun) {
				taken(r, id, false)
			}
			for _, id := range strings.Fields(c.finished) {
				taken(r, id, true)
			}
		})
		var out strings.Builder
		s := New(Options{In: prompt.NewPlain(strings.NewReader(""), &out, true), Out: &out, Catalogue: all, Progress: store})
		if got, _ := s.following(); got.ID != c.want {
			t.Errorf("finished %q, begun %q: %q, not %q", c.finished, c.begun, got.ID, c.want)
		}
	}
}
