package process

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"io"
	"net"
	"os"

	"lockstep/runtime/actor"
	"lockstep/runtime/stage"
	"lockstep/runtime/world"
)

// request is one thing that a process is asked to do, or to tell.
type request struct {
	Do     string
	Thread int           `json:",omitempty"`
	Begin  *beginning    `json:",omitempty"` // begin
	Result *world.Result `json:",omitempty"` // resume
	Text   []byte        `json:",omitempty"` // resume: the result's; a string need not be UTF-8
	Name   string        `json:",omitempty"` // spawn: the thread's; value: the variable's; fork: the program's
	N      int           `json:",omitempty"` // name: of what; value: up to how many bytes; ended, wait: of which child; exit: the status

	channel *os.File // fork: the child's end of its channel
}

// beginning is what a program begins with.
type beginning struct {
	Program stage.Program
	Name    string
	Argv    []string
	Given   []byte `json:",omitempty"`
	Limits  actor.Limits
	Began   int64 // when the run began, in Unix nanoseconds
}

// reply is what a process answers.
type reply struct {
	Stand *stand `json:",omitempty"` // of the thread that the request was about, and has run
	Busy  bool   `json:",omitempty"` // it runs, and will for a while: another reply follows

	Frames []actor.Frame `json:",omitempty"`
	Vars   []actor.Var   `json:",omitempty"`
	Bytes  []byte        `json:",omitempty"`
	Value  *plain        `json:",omitempty"`
	N      int           `json:",omitempty"`
	Errno  string        `json:",omitempty"`
}

// stand is how a thread stands after it has run.
type stand struct {
	Call        *world.Call `json:",omitempty"` // nil: it has ended
	Text        []byte      `json:",omitempty"` // of the call
	Op          string      `json:",omitempty"`
	First, Last int
	End         *actor.End `json:",omitempty"`
	EndText     []byte     `json:",omitempty"`
	Steps       int64
	Holds       int64
}

// The words of a request, and of nothing else.
const (
	doBegin   = "begin"
	doResume  = "resume"
	doSpawn   = "spawn"
	doFrames  = "frames"
	doGlobals = "globals"
	doData    = "data"
	doValue   = "value"
	doRead    = "read"
	doName    = "name"
	doWeigh   = "weigh"
	doFork    = "fork"
	doEnded   = "ended"
	doWait    = "wait"
	doExit    = "exit"
)

// channel is what the two sides speak over: frames of JSON, each after its length.
type channel struct{ conn *net.UnixConn }

// longestFrame is far more than a program's budget lets it send.
const longestFrame = 1 << 30

// openChannel makes a channel of one end of a pair.
func openChannel(f *os.File) (*channel, error) {
	defer f.Close()
	c, err := net.FileConn(f)
	if err != nil {
		return nil, err
	}
	u, ok := c.(*net.UnixConn)
	if !ok {
		c.Close()
		return nil, errors.New("no channel")
	}
	return &channel{u}, nil
}

func (c *channel) write(v any) error {
	body, err := json.Marshal(v)
	if err != nil {
		return err
	}
	frame := append(binary.BigEndian.AppendUint32(make([]byte, 0, len(body)+4), uint32(len(body))), body...)
	_, err = c.conn.Write(frame)
	return err
}

func (c *channel) read(v any) error {
	var size [4]byte
	if _, err := io.ReadFull(c.conn, size[:]); err != nil {
		return err
	}
	n := binary.BigEndian.Uint32(size[:])
	if n > longestFrame {
		return errors.New("a frame that is too long")
	}
	body := make([]byte, n)
	if _, err := io.ReadFull(c.conn, body); err != nil {
		return err
	}
	return json.Unmarshal(body, v)
}
