package prompt

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestHistory: lines are kept in a file that nobody else reads, each once, the last thousand.
func TestHistory(t *testing.T) {
	path := filepath.Join(t.TempDir(), "new", "history")
	h := OpenHistory(path)
	for _, line := range []string{"s server", "d", "", "  ", "d", "s server", "帮助"} {
		h.Add(line)
	}
	if err := h.complaint(); err != nil {
		t.Fatal(err)
	}
	if got := OpenHistory(path).lines; !slices.Equal(got, []string{"d", "s server", "帮助"}) {
		t.Errorf("kept %q", got)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info.Mode(), err)
	}
	for i := range 2500 {
		h.Add(fmt.Sprint("step ", i))
	}
	again := OpenHistory(path)
	if n := len(again.lines); n != longestHistory || again.lines[n-1] != "step 2499" {
		t.Errorf("%d lines, the last %q", n, again.lines[n-1])
	}
	text, err := os.ReadFile(path)
	if n := strings.Count(string(text), "\n"); err != nil || n != longestHistory {
		t.Errorf("the file has %d lines %v", n, err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v", info.Mode(), err)
	}
}

// TestHistoryBroken: what is not text does no harm, and a file that cannot be is said once.
func TestHistoryBroken(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "history")
	if err := os.WriteFile(path, []byte("s a\n\xff\xfe\x00\x1b[2J\r\n\n\nno end"), 0o600); err != nil {
		t.Fatal(err)
	}
	if h := OpenHistory(path); len(h.lines) != 3 || h.lines[2] != "no end" || h.complaint() != nil {
		t.Errorf("%q", h.lines)
	}
	h := OpenHistory(filepath.Join(path, "below a file"))
	h.Add("s server")
	h.Add("s client")
	if h.complaint() == nil || h.complaint() != nil {
		t.Error("not said once")
	}
	if len(h.lines) != 2 {
		t.Errorf("forgotten: %q", h.lines)
	}
}
