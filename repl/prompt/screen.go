package prompt

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"

	goprompt "github.com/c-bata/go-prompt"
)

// screen is what go-prompt draws on, and what a person sees of it. go-prompt believes in a canvas
// so wide that nothing ever wraps; the screen lays the line and the menu out on the real terminal
// itself, whose size may change at any time.
//
// Every method may be called from every goroutine.
type screen struct {
	mu     sync.Mutex
	out    io.Writer
	size   func() (columns, rows int)
	colour bool
	frame  func() // called, unlocked, when go-prompt has drawn a frame
	err    error  // the first error of writing

	canvas canvas
	prefix string // before the line; may hold colours
	cover  *string
	note   string // behind the line when it is finished
	menued int    // how many entries the menu has, seen or not

	active  bool   // a line is being typed
	cursor  spot   // where the cursor stands, from the first row of the line
	widths  []int  // of each row of the line, as painted
	columns int    // of the terminal when it was painted
	painted []byte // what was painted last
}

// spot is a place on the terminal, from the first cell of the prompt.
type spot struct{ row, column int }

// setPrefix says what stands before the line.
func (s *screen) setPrefix(p string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.prefix = p
}

// overlay shows a text in place of the line; nil shows the line again.
func (s *screen) overlay(text *string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.cover = text
	s.repaint()
}

// entries says how many entries the menu has, so that those that do not fit can be told.
func (s *screen) entries(n int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.menued = n
}

// selecting says whether an entry of the menu is chosen.
func (s *screen) selecting() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.canvas.selected() >= 0
}

// Write shows output: above the line while one is being typed, which stays as it is.
func (s *screen) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.active {
		s.send(b)
		return len(b), s.err
	}
	var out bytes.Buffer
	s.erase(&out)
	out.Write(b)
	if !bytes.HasSuffix(b, []byte("\n")) {
		out.WriteByte('\n')
	}
	s.paint(&out, true)
	s.send(out.Bytes())
	return len(b), s.err
}

// clear empties the terminal and paints the line at its top.
func (s *screen) clear() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.send([]byte("\x1b[H\x1b[2J"))
	s.cursor = spot{}
	s.repaint()
}

// resized paints anew for a new size. It takes the terminal for one that wraps its old lines anew,
// as nearly all do.
func (s *screen) resized() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if w, _ := s.size(); s.active && w > 0 && w != s.columns {
		row := 0
		for _, width := range s.widths[:min(s.cursor.row, len(s.widths))] {
			row += max(1, (width+w-1)/w)
		}
		s.cursor.row = row + s.cursor.column/w
	}
	s.painted = nil
	s.repaint()
}

// leave puts the cursor below a line that will not be finished. It does not wait for a goroutine
// that may have fallen over.
func (s *screen) leave() {
	if !s.mu.TryLock() {
		return
	}
	defer s.mu.Unlock()
	if s.active {
		s.finish()
	}
}

// pause leaves the line as it is, and puts the cursor below it; resume paints it there again.
func (s *screen) pause() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.active {
		var out bytes.Buffer
		s.erase(&out)
		s.paint(&out, false)
		out.WriteString("\r\n")
		s.send(out.Bytes())
		s.cursor, s.painted = spot{}, nil
	}
}

func (s *screen) resume() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.repaint()
}

func (s *screen) repaint() {
	if s.active {
		var out bytes.Buffer
		s.erase(&out)
		s.paint(&out, true)
		s.send(out.Bytes())
	}
}

// finish paints the line as it is left behind, without the menu, and goes below it.
func (s *screen) finish() {
	var out bytes.Buffer
	s.erase(&out)
	s.cover = nil
	s.canvas.x, s.canvas.y = len(s.canvas.row(0).cells), 0
	s.canvas.put(s.note)
	s.paint(&out, false)
	out.WriteString("\r\n")
	s.send(out.Bytes())
	s.canvas, s.cursor, s.active, s.painted = canvas{}, spot{}, false, nil
	s.note = ""
}

// annotate says what to write behind the line when it is finished.
func (s *screen) annotate(note string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.note = note
}

func (s *screen) send(b []byte) {
	if len(b) == 0 || s.err != nil {
		return
	}
	_, s.err = s.out.Write(b)
}

// failed is the first error of writing.
func (s *screen) failed() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.err
}

// erase goes back to the first cell of the prompt and wipes everything from there on.
func (s *screen) erase(b *bytes.Buffer) {
	if !s.active {
		return
	}
	b.WriteString("\x1b[?25l\r")
	if s.cursor.row > 0 {
		fmt.Fprintf(b, "\x1b[%dA", s.cursor.row)
	}
	b.WriteString("\x1b[J")
}

// Flush ends what go-prompt draws: a frame, or a finished line.
func (s *screen) Flush() error {
	if s.flush() && s.frame != nil {
		s.frame()
	}
	return nil
}

// flush says whether a frame was drawn.
func (s *screen) flush() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	shown, broke := s.canvas.shown, s.canvas.broke
	s.canvas.shown, s.canvas.broke = false, false
	switch {
	case shown:
		var out bytes.Buffer
		s.erase(&out)
		s.active = true
		before := s.painted
		s.painted = nil
		var body bytes.Buffer
		s.paint(&body, true)
		if !bytes.Equal(before, body.Bytes()) {
			out.Write(body.Bytes())
			s.send(out.Bytes())
		}
		s.painted = body.Bytes()
	case broke:
		s.finish()
	}
	return shown
}

// draw takes a piece that go-prompt writes.
func (s *screen) draw(text string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.canvas.put(text)
}

func (s *screen) move(dx, dy int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.canvas.x, s.canvas.y = max(s.canvas.x+dx, 0), max(s.canvas.y+dy, 0)
}

// pen is the writer that go-prompt is given.
type pen struct{ *screen }

var _ goprompt.ConsoleWriter = pen{}

func (p pen) WriteRaw(b []byte)    { p.draw(string(b)) }
func (p pen) Write(b []byte)       { p.draw(string(b)) }
func (p pen) WriteRawStr(s string) { p.draw(s) }
func (p pen) WriteStr(s string)    { p.draw(s) }
func (p pen) ScrollDown()          { p.move(0, 1) }
func (p pen) ScrollUp()            { p.move(0, -1) }
func (p pen) CursorUp(n int)       { p.move(0, -n) }
func (p pen) CursorDown(n int)     { p.move(0, n) }
func (p pen) CursorForward(n int)  { p.move(n, 0) }
func (p pen) CursorBackward(n int) { p.move(-n, 0) }
func (p pen) EraseScreen()         {}
func (p pen) EraseUp()             {}
func (p pen) EraseStartOfLine()    {}
func (p pen) EraseEndOfLine()      {}
func (p pen) EraseLine()           {}
func (p pen) AskForCPR()           {}
func (p pen) SaveCursor()          {}
func (p pen) UnSaveCursor()        {}
func (p pen) SetTitle(string)      {}
func (p pen) ClearTitle()          {}
func (p pen) CursorGoTo(int, int)  {}
func (p pen) HideCursor()          {}

func (p pen) EraseDown() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.canvas.eraseDown()
}

// ShowCursor ends a frame.
func (p pen) ShowCursor() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.canvas.shown = true
}

// SetColor implements goprompt.ConsoleWriter. Bold is only used for the chosen entry of the menu.
func (p pen) SetColor(fg, bg goprompt.Color, bold bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.canvas.bold = bold
	p.canvas.sgr = ""
	if p.colour {
		p.canvas.sgr = sgr(fg, bg, bold)
	}
}

// sgr is the parameters of ECMA-48's SELECT GRAPHIC RENDITION for a colour of go-prompt.
func sgr(fg, bg goprompt.Color, bold bool) string {
	var out []string
	if bold {
		out = append(out, "1")
	}
	for _, c := range []struct {
		colour goprompt.Color
		base   int
	}{{fg, 30}, {bg, 40}} {
		switch {
		case c.colour == goprompt.DefaultColor:
		case c.colour <= goprompt.LightGray:
			out = append(out, strconv.Itoa(c.base+int(c.colour)-1))
		default:
			out = append(out, strconv.Itoa(c.base+60+int(c.colour)-9))
		}
	}
	return strings.Join(out, ";")
}
