package prompt

import (
	"context"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"lockstep/repl/text"
)

// Press is a key by which somebody who watches says how it shall go on.
type Press uint8

// The keys. Those of a remote control for slides, and those of a book, are arrows too.
const (
	None  Press = iota // the time is over
	Space              // pause, or go on
	Left               // a move back
	Right              // a move on
	Up                 // faster
	Down               // slower
	Enter              // take over
	Leave              // end; also where the command was interrupted, or the terminal has hung up
	Other              // any other key
)

// pressOf is what a key means.
func pressOf(k key) Press {
	switch k {
	case " ":
		return Space
	case left, pageUp:
		return Left
	case right, pageDown:
		return Right
	case up:
		return Up
	case down:
		return Down
	case enter:
		return Enter
	}
	if k.leaves() {
		return Leave
	}
	return Other
}

// Pause is a time in which what is shown can be seen.
type Pause struct {
	For  time.Duration
	Hold bool   // it lasts until a key is pressed
	Say  string // on the last line of the screen, while it lasts; "" for nothing
	Line bool   // characters, but for a space, are no such keys: they begin the next line
	Quit bool   // q is one all the same
}

// Wait lets a pause pass, until it is over, a key is pressed, or ctx ends.
func (t *Terminal) Wait(ctx context.Context, p Pause) Press {
	columns, _ := t.size()
	say := text.Cut(p.Say, columns-1)
	show := func() { _, _ = t.Write([]byte(say)) } // the screen keeps its error
	hide := func() {
		if columns, _ := t.size(); say != "" {
			up := ""
			if rows := (text.Width(say) - 1) / max(columns, 1); rows > 0 { // the terminal has become narrower
				up = fmt.Sprintf("\x1b[%dA", rows)
			}
			_, _ = t.Write([]byte("\r" + up + "\x1b[J"))
		}
	}
	show()
	defer hide()
	for {
		switch k := t.pressed(ctx, p); {
		case k == ctrlZ:
			t.mode.suspend(hide, show)
		case k == "":
			return None
		case p.Line && k.printable() && k != " " && !(p.Quit && k.leaves()):
			t.again(k)
			return Other
		default:
			return pressOf(k)
		}
	}
}

// pressed waits for a key; "" says that the pause is over before one was pressed.
func (t *Terminal) pressed(ctx context.Context, p Pause) key {
	t.mu.Lock()
	defer t.mu.Unlock()
	over := false
	if !p.Hold {
		defer time.AfterFunc(p.For, func() {
			t.mu.Lock()
			defer t.mu.Unlock()
			over = true
			t.changed.Broadcast()
		}).Stop()
	}
	for len(t.queue) == 0 && !over && !t.hungUp && ctx.Err() == nil {
		t.changed.Wait()
	}
	switch {
	case ctx.Err() != nil || t.hungUp:
		return ctrlC
	case len(t.queue) == 0:
		return ""
	}
	if p.Line {
		return t.take(" ")
	}
	return t.take(" qQ")
}

// take gives the key that comes next: characters that came together in one piece, but for these.
func (t *Terminal) take(alone string) key {
	k := t.queue[0]
	if k.printable() && strings.ContainsRune(alone, rune(k[0])) {
		_, size := utf8.DecodeRuneInString(string(k))
		if t.queue[0] = k[size:]; t.queue[0] != "" {
			return k[:size]
		}
	}
	t.queue = t.queue[1:]
	return k
}
