package main

import (
	"bufio"
	"context"
	"io"
	"strings"
)

// typist hands what comes on standard input to programs, line by line.
type typist struct {
	in    io.Reader
	lines chan string // closed at the end
	next  *string     // taken from lines, and not given yet
}

func newTypist(in io.Reader) *typist { return &typist{in: in, lines: make(chan string, 16)} }

// tell begins to read, and calls wake for each line. stop gives up what is read from then on: the
// goroutine ends with the next line or the end of input, and the program with neither.
func (t *typist) tell(wake func()) (stop func()) {
	over := make(chan struct{})
	go func() {
		in := bufio.NewReader(t.in)
		for {
			line, err := in.ReadString('\n')
			if line != "" {
				select {
				case t.lines <- strings.TrimRight(line, "\r\n"):
					wake()
				case <-over:
					return
				}
			}
			if err != nil {
				close(t.lines)
				wake()
				return
			}
		}
	}()
	return func() { close(over) }
}

// Line gives the next line, or the end of all lines; false when nothing was typed yet.
func (t *typist) Line() (text string, eof, ok bool) {
	if t.next != nil {
		text, t.next = *t.next, nil
		return text, false, true
	}
	select {
	case text, more := <-t.lines:
		return text, !more, true
	default:
		return "", false, false
	}
}

// Wait blocks until Line has something, or the context is over.
func (t *typist) Wait(ctx context.Context) {
	if t.next != nil {
		return
	}
	select {
	case text, more := <-t.lines:
		if more {
			t.next = &text
		}
	case <-ctx.Done():
	}
}
