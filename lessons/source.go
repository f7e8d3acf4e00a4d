package lessons

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"lockstep/runtime/failure"
)

// MaxBytes is the most that a lesson file, or a program beside it, may hold. A long lesson has 20 KB.
const MaxBytes = 1 << 20

// source is a file's text with one kind of line end, and its lines.
type source struct {
	file  string
	text  []byte
	lines []string
}

// at gives the place of a line and a column, both from 1.
func (s *source) at(line, col int) failure.Place {
	p := failure.Place{File: s.file, Line: line, Col: col}
	if 1 <= line && line <= len(s.lines) {
		p.Source = s.lines[line-1]
	}
	return p
}

// read takes a file whole. shown is its name in errors.
func read(dir fs.FS, name, shown string) (*source, error) {
	data, err := readLimited(dir, name)
	var too tooLarge
	switch {
	case errors.As(err, &too):
		return nil, failure.New("lesson.too-large", "limit", MaxBytes).Here(failure.Place{File: shown})
	case errors.Is(err, fs.ErrNotExist):
		return nil, failure.New("lesson.no-file").Here(failure.Place{File: shown})
	case err != nil:
		return nil, failure.New("lesson.unreadable", "file", shown).Here(failure.Place{File: shown})
	}
	return decode(shown, data)
}

type tooLarge struct{}

func (tooLarge) Error() string { return "too large" }

func readLimited(dir fs.FS, name string) ([]byte, error) {
	f, err := dir.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	switch info, err := f.Stat(); {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular(): // a pipe would block, a folder has no text
		return nil, fs.ErrInvalid
	}
	data, err := io.ReadAll(io.LimitReader(f, MaxBytes+1))
	if err == nil && len(data) > MaxBytes {
		err = tooLarge{}
	}
	return data, err
}

// decode refuses what is no text, and characters that a reader of the file would not see.
func decode(file string, data []byte) (*source, error) {
	whole := failure.Place{File: file}
	if len(data) > MaxBytes {
		return nil, failure.New("lesson.too-large", "limit", MaxBytes).Here(whole)
	}
	if at := noText(data); at >= 0 {
		s := &source{file: file, lines: strings.Split(strings.ToValidUTF8(string(data), "\ufffd"), "\n")}
		return nil, failure.New("lesson.binary").Here(s.at(1+bytes.Count(data[:at], []byte("\n")), 0))
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	text := strings.ReplaceAll(strings.ReplaceAll(string(data), "\r\n", "\n"), "\r", "\n")
	if strings.TrimSpace(text) == "" {
		return nil, failure.New("lesson.empty").Here(whole)
	}
	s := &source{file: file, text: []byte(text), lines: strings.Split(text, "\n")}
	return s, s.invisible()
}

// noText finds the first byte that is none of a text in UTF-8; -1 for none.
func noText(data []byte) int {
	for at := 0; at < len(data); {
		r, n := utf8.DecodeRune(data[at:])
		if r == 0 || r == utf8.RuneError && n == 1 {
			return at
		}
		at += n
	}
	return -1
}

// invisible finds control characters and those that turn the direction of writing: they
// would make a program read otherwise than it runs, and some of them end a line for YAML
// but not for an editor.
func (s *source) invisible() error {
	var found failure.List
	for i, line := range s.lines {
		col := 0
		for _, r := range line {
			col++
			if hidden(r) {
				found = append(found, unseen(r).Here(s.at(i+1, col)))
				break
			}
		}
	}
	return found.Err()
}

func unseen(r rune) *failure.Failure {
	return failure.New("lesson.hidden-character", "code", fmt.Sprintf("U+%04X", r), "space", unicode.IsSpace(r))
}

func hidden(r rune) bool {
	switch {
	case r == '\t':
		return false
	case r < ' ', 0x7f <= r && r <= 0x9f, r == '\ufeff', 0xfff0 <= r && r <= 0xffff && r != 0xfffd:
		return true
	case r == '\u2028', r == '\u2029', 0x202a <= r && r <= 0x202e, 0x2066 <= r && r <= 0x2069:
		return true
	}
	return false
}
