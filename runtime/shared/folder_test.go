package shared

import (
	"testing"

	"lockstep/runtime/world"
)

// TestPaths opens files of a folder that holds inbox/one and a, to write and to read, as CPython 3.11
// on Linux does.
func TestPaths(t *testing.T) {
	for _, c := range []struct{ path, write, read string }{
		{"a", "a", "a"},
		{"./a", "a", "a"},
		{"inbox/one", "inbox/one", "inbox/one"},
		{"inbox//./one", "inbox/one", "inbox/one"},
		{"inbox/two", "inbox/two", "ENOENT"},
		{"inbox/../a", "a", "a"},
		{"inbox/../b", "b", "ENOENT"},
		{"inbox", "EISDIR", "EISDIR"},
		{"inbox/", "EISDIR", "EISDIR"},
		{".", "EISDIR", "EISDIR"},
		{"inbox/..", "EISDIR", "EISDIR"},
		{"", "ENOENT", "ENOENT"},
		{"no/x", "ENOENT", "ENOENT"},
		{"no/../a", "ENOENT", "ENOENT"},
		{"a/b", "ENOTDIR", "ENOTDIR"},
	} {
		for write, want := range map[bool]string{true: c.write, false: c.read} {
			f := NewFolder(map[string]string{"inbox/one": "1", "a": "2"})
			call := world.Call{Kind: world.Open, Name: c.path, Write: write}
			if write {
				call.Max = 1
			}
			r := f.Do(call, 7)
			got := r.Err
			if got == "" {
				got = f.opened[7].file.name
			}
			if got != want {
				t.Errorf("open(%q), to write: %v: got %s, want %s", c.path, write, got, want)
			}
		}
	}
}
