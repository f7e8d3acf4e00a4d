package object

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

// Errno is one of Linux's error numbers, whatever machine this runs on.
type Errno struct {
	No   int
	Name string
	Text string
}

// Errnos is the table of Linux's error numbers, in order of number; where a
// number has two names the usual one comes first.
var Errnos = sync.OnceValue(readErrnos)

//go:embed errno.txt
var errnoText string

func readErrnos() []Errno {
	out := make([]Errno, 0, strings.Count(errnoText, "\n"))
	for line := range strings.Lines(errnoText) {
		number, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		name, text, _ := strings.Cut(rest, " ")
		no, _ := strconv.Atoi(number)
		out = append(out, Errno{no, name, text})
	}
	return out
}

// StrError is Linux's text for an error number.
func StrError(no int) string {
	for _, e := range Errnos() {
		if e.No == no {
			return e.Text
		}
	}
	if no == 0 {
		return "Success"
	}
	return fmt.Sprintf("Unknown error %d", no)
}
