package prompt

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"lockstep/runtime/failure"
)

// longestHistory is how many lines are remembered.
const longestHistory = 1000

// History is the lines that were typed, the last one last, each only once.
type History struct {
	lines []string
	path  string // where it is kept; "" for nowhere
	lost  error  // why it can no longer be kept, until somebody was told
}

// OpenHistory reads the lines kept in a file, and keeps the next ones there, readable by nobody
// else. A file that is not there is begun with the first line.
func OpenHistory(path string) *History {
	h := &History{path: path}
	b, err := os.ReadFile(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		h.giveUp(err)
	}
	kept := 0
	for line := range bytes.Lines(b) {
		kept++
		h.remember(strings.ToValidUTF8(strings.TrimRight(string(line), "\r\n"), ""))
	}
	if kept > 2*longestHistory {
		h.rewrite()
	}
	return h
}

// giveUp keeps no more lines on disk.
func (h *History) giveUp(err error) {
	var of *fs.PathError
	if errors.As(err, &of) { // the sentence names the file
		err = of.Err
	}
	h.lost = failure.New("prompt.history-lost", "file", h.path, "why", err.Error())
	h.path = ""
}

// complaint is, once, why lines are not kept on disk.
func (h *History) complaint() error {
	err := h.lost
	h.lost = nil
	return err
}

// remember puts a line behind the others, and takes it away from where it stood before.
func (h *History) remember(line string) bool {
	if strings.TrimSpace(line) == "" || len(line) > MaxLine || len(h.lines) > 0 && h.lines[len(h.lines)-1] == line {
		return false
	}
	if i := slices.Index(h.lines, line); i >= 0 {
		h.lines = slices.Delete(h.lines, i, i+1)
	}
	h.lines = append(h.lines, line)
	h.lines = h.lines[max(len(h.lines)-longestHistory, 0):]
	return true
}

// Add remembers a line, and keeps it.
func (h *History) Add(line string) {
	if !h.remember(line) || h.path == "" {
		return
	}
	if err := h.append(line); err != nil {
		h.giveUp(err)
	}
}

func (h *History) append(line string) error {
	if err := os.MkdirAll(filepath.Dir(h.path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(h.path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.WriteString(line + "\n")
	return errors.Join(err, f.Close())
}

// rewrite makes the file as short as what is remembered.
func (h *History) rewrite() {
	f, err := os.CreateTemp(filepath.Dir(h.path), "history-*") // readable by nobody else
	if err != nil {
		return // a long file does no harm
	}
	_, err = f.WriteString(strings.Join(h.lines, "\n") + "\n")
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), h.path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
}

// before finds the last line before i that fits; -1 for none.
func (h *History) before(i int, fits func(string) bool) int {
	for i--; i >= 0; i-- {
		if fits(h.lines[i]) {
			return i
		}
	}
	return -1
}

// after finds the first line behind i that fits; -1 for none.
func (h *History) after(i int, fits func(string) bool) int {
	for i++; i < len(h.lines); i++ {
		if fits(h.lines[i]) {
			return i
		}
	}
	return -1
}
