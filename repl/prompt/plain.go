package prompt

import (
	"bufio"
	"errors"
	"io"
	"strings"

	"lockstep/repl/text"
	"lockstep/runtime/failure"
)

// MaxLine is the longest line in bytes that a Plain reader takes.
const MaxLine = 64 << 10

// Plain reads lines as they come, without editing.
type Plain struct {
	in   *bufio.Reader
	out  io.Writer
	echo bool
}

// NewPlain makes a reader that writes prompts to out. With echo it also writes the line that was
// read, so that the output of a piped session reads like a session at a terminal.
func NewPlain(in io.Reader, out io.Writer, echo bool) *Plain {
	return &Plain{in: bufio.NewReader(in), out: out, echo: echo}
}

// Read implements Reader.
func (p *Plain) Read(Prompt) (string, error) {
	if !p.echo {
		if _, err := io.WriteString(p.out, mark); err != nil {
			return "", err
		}
	}
	line, err := p.line()
	if err != nil {
		if !p.echo && errors.Is(err, io.EOF) { // Ctrl-D leaves the cursor behind the prompt
			_, _ = io.WriteString(p.out, "\n")
		}
		return "", err
	}
	if p.echo {
		_, err = io.WriteString(p.out, mark+text.Escape(line)+"\n")
	}
	return line, err
}

// Show implements Reader.
func (p *Plain) Show(_ text.Lang, lines []string) error { return write(p.out, lines) }

// write writes lines, each with its end.
func write(w io.Writer, lines []string) error {
	if len(lines) == 0 {
		return nil
	}
	_, err := io.WriteString(w, strings.Join(lines, "\n")+"\n")
	return err
}

// line reads up to a line end or the end of input. The last line need not have a line end.
func (p *Plain) line() (string, error) {
	var line []byte
	long := false
	for {
		part, err := p.in.ReadSlice('\n')
		if long = long || len(line)+len(part) > MaxLine; !long {
			line = append(line, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && (len(line) == 0 && !long || !errors.Is(err, io.EOF)):
			return "", err
		case long:
			return "", failure.New("repl.long-line", "most", MaxLine)
		}
		return strings.TrimSuffix(strings.TrimSuffix(string(line), "\n"), "\r"), nil
	}
}
