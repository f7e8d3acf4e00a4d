package object

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

// Errno is one of Linux's error numbers, whatever machine this runs on.
type Errno struct {
	No   int
	Name string
	Text string
}

// Errnos is the table of Linux's error numbers, in order of number; where a
// number has two names the usual one comes first.
var Errnos = readErrnos()

//go:embed errno.txt
var errnoText string

func readErrnos() []Errno {
	var out []Errno
	for line := range strings.Lines(errnoText) {
		f := strings.SplitN(strings.TrimSuffix(line, "\n"), " ", 3)
		no, _ := strconv.Atoi(f[0])
		out = append(out, Errno{no, f[1], f[2]})
	}
	return out
}

// StrError is Linux's text for an error number.
func StrError(no int) string {
	for _, e := range Errnos {
		if e.No == no {
			return e.Text
		}
	}
	return fmt.Sprintf("Unknown error %d", no)
}
