package prompt_test

import (
	"io"
	"strings"
	"testing"

	"lockstep/repl/prompt"
)

func TestPlain(t *testing.T) {
	for _, c := range []struct {
		name, in string
		echo     bool
		want     []string
		out      string
	}{
		{"empty", "", false, nil, "> \n"},
		{"lines", "a\nb\n", false, []string{"a", "b"}, "> > > \n"},
		{"no last line end", "a\nb", true, []string{"a", "b"}, "> a\n> b\n"},
		{"line ends of Windows", "a\r\n\r\nb\r\n", true, []string{"a", "", "b"}, "> a\n> \n> b\n"},
		{"too long", strings.Repeat("x", prompt.MaxLine+1) + "\nb\n", true, []string{"repl.long-line most=65536", "b"}, "> b\n"},
		{"too long at the end", strings.Repeat("x", prompt.MaxLine+1), true, []string{"repl.long-line most=65536"}, ""},
		{"just short enough", strings.Repeat("x", prompt.MaxLine-1) + "\n", false, []string{strings.Repeat("x", prompt.MaxLine-1)}, "> > \n"},
	} {
		var out strings.Builder
		r := prompt.NewPlain(strings.NewReader(c.in), &out, c.echo)
		for i := 0; ; i++ {
			line, err := r.Read(prompt.Prompt{})
			if err == io.EOF {
				if i != len(c.want) {
					t.Errorf("%s: %d lines, want %d", c.name, i, len(c.want))
				}
				break
			}
			if err != nil {
				line = err.Error()
			}
			if i >= len(c.want) || line != c.want[i] {
				t.Fatalf("%s: line %d is %.80q", c.name, i, line)
			}
		}
		if out.String() != c.out {
			t.Errorf("%s: wrote %q, want %q", c.name, out.String(), c.out)
		}
	}
}

func TestPlainWhenTheOutputIsGone(t *testing.T) {
	r, w := io.Pipe()
	r.Close()
	p := prompt.NewPlain(strings.NewReader("a\n"), w, true)
	if _, err := p.Read(prompt.Prompt{}); err != io.ErrClosedPipe {
		t.Errorf("got %v", err)
	}
}
