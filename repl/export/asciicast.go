package export

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// The terminal of a cast.
const (
	CastWidth  = 80
	CastHeight = 24
)

// Cast is what somebody would have seen on a terminal, and when, in a time of its own: no clock decides it.
type Cast struct {
	Title string

	now     time.Duration
	written []byte // at this time
	events  bytes.Buffer
}

// Write shows something now.
func (c *Cast) Write(b []byte) (int, error) {
	c.written = append(c.written, b...)
	return len(b), nil
}

// Pass lets time pass.
func (c *Cast) Pass(d time.Duration) {
	if d > 0 {
		c.flush()
		c.now += d
	}
}

// Chapter marks where something begins, so that a player can go there.
func (c *Cast) Chapter(name string) {
	c.flush()
	c.event("m", name)
}

func (c *Cast) flush() {
	if len(c.written) > 0 {
		c.event("o", strings.ReplaceAll(string(c.written), "\n", "\r\n"))
		c.written = c.written[:0]
	}
}

func (c *Cast) event(code, data string) {
	fmt.Fprintf(&c.events, "[%d.%06d,%q,%s]\n", c.now/time.Second, c.now%time.Second/time.Microsecond, code, inJSON(data))
}

// castBegins is how every cast of ours begins; those that asciinema makes have spaces.
const castBegins = `{"version":2,"width":80,"height":24,`

// IsCast says whether a file that begins so is such a cast.
func IsCast(beginning []byte) bool { return bytes.HasPrefix(beginning, []byte(castBegins)) }

// Bytes is the cast as asciinema reads it (asciicast version 2).
func (c *Cast) Bytes() []byte {
	c.flush()
	c.event("o", "") // what was shown last is shown for its time
	head := fmt.Sprintf(`%s"title":%s,"env":{"TERM":"xterm-256color"}}`+"\n", castBegins, inJSON(c.Title))
	return append([]byte(head), c.events.Bytes()...)
}

func inJSON(s string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a string has a form, and a buffer takes everything
	return strings.TrimSuffix(b.String(), "\n")
}

func asciicast(s Source) ([]File, error) {
	c := &Cast{}
	if err := s.Film(c); err != nil {
		return nil, err
	}
	return []File{{Text: string(c.Bytes())}}, nil
}
