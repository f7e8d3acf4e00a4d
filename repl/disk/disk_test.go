package disk

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"lockstep/runtime/failure"
)

func ours(beginning []byte) bool { return bytes.HasPrefix(beginning, []byte("ours")) }

// A file is written over only where it is ours; a link stays one.
func TestWrite(t *testing.T) {
	dir := t.TempDir()
	file, link, other := filepath.Join(dir, "file"), filepath.Join(dir, "link"), filepath.Join(dir, "other")
	put := func(path, data string) {
		t.Helper()
		if err := Write(path, []byte(data), ours); err != nil {
			t.Fatal(err)
		}
	}
	holds := func(path, want string) {
		t.Helper()
		if got, err := Read(path, 100); err != nil || string(got) != want {
			t.Errorf("%s holds %q, not %q: %v", path, got, want, err)
		}
	}
	put(file, "ours 1")
	put(file, "ours 2")
	if err := os.Symlink(file, link); err == nil {
		put(link, "ours 3")
		if at, _ := os.Readlink(link); at != file {
			t.Error("the link is gone")
		}
		holds(file, "ours 3")
	}
	if err := os.WriteFile(other, []byte("theirs"), 0o600); err != nil {
		t.Fatal(err)
	}
	if id := idOf(Write(other, []byte("ours"), ours)); id != "disk.exists" {
		t.Error(id)
	}
	holds(other, "theirs")
	if id := idOf(New(file, nil)); id != "disk.exists" {
		t.Error(id)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, ".*")); left != nil {
		t.Errorf("left behind: %v", left)
	}
}

// What cannot be written or read says why.
func TestReasons(t *testing.T) {
	dir := t.TempDir()
	cases := []struct{ path, why string }{
		{dir, "disk.why-folder"},
		{filepath.Join(dir, "no", "file"), "disk.why-no-folder"},
	}
	if runtime.GOOS == "linux" {
		cases = append(cases, struct{ path, why string }{"/dev/full", "disk.why-full"})
	}
	for _, c := range cases {
		f := failure.All(Write(c.path, []byte("ours"), ours))
		if f == nil || f[0].ID != "disk.unwritable" {
			t.Fatalf("%s: %v", c.path, f)
		}
		if why, ok := f[0].Arg("why").(*failure.Failure); !ok || why.ID != c.why {
			t.Errorf("%s: %v, not %s", c.path, f, c.why)
		}
	}
	if id := idOf(second(Read(filepath.Join(dir, "none"), 1))); id != "disk.none" {
		t.Error(id)
	}
	if id := idOf(second(Read(dir, 1))); id != "disk.unreadable" {
		t.Error(id)
	}
}

func second(_ []byte, err error) error { return err }

func idOf(err error) string {
	for _, f := range failure.All(err) {
		return f.ID
	}
	return ""
}
