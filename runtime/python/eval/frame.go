package eval

import (
	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

// cell holds a variable that a function shares with functions inside it.
type cell struct {
	v      Value
	number int32 // among what threads share; 0 while only one can reach it
}

// frame is a call in progress.
type frame struct {
	fn     *Func
	prog   *Program
	th     *Thread // of a generator: the thread that resumed it
	up     *frame  // who called
	slots  []Value
	stmt   syntax.Stmt // being executed
	at     syntax.Span // of the operation in progress
	result Value       // of a return
	gen    *Generator  // whose body this is, or nil
	// frames of calls whose arguments are being evaluated, by up
	prepares *frame
	few      [6]Value // slots, when these are enough
}

// newFrame makes the frame of a call, if it can of one that is not needed any
// more.
func (t *Thread) newFrame(fn *Func) *frame {
	if fn.prog != t.prog {
		OnlyLook()
	}
	f := t.spare
	if f != nil {
		t.spare = f.up
	} else {
		f = &frame{}
	}
	f.fn, f.prog, f.th, f.up = fn, t.prog, t, t.top
	if n := len(fn.code.Slots); n <= len(f.few) {
		f.slots = f.few[:n]
	} else {
		f.slots = make([]Value, n)
	}
	return f
}

// release keeps the frame of a call that returned for the next one. A frame
// that an exception passed through is not used again, since the exception's
// mark names it.
func (t *Thread) release(f *frame) {
	f.fn, f.slots, f.stmt, f.result, f.at, f.few = nil, nil, nil, nil, syntax.Span{}, [len(f.few)]Value{}
	f.up, t.spare = t.spare, f
}

// run executes the frame's code. The frame is the innermost meanwhile.
func (f *frame) run() (v Value, err error) {
	t, code := f.th, f.fn.code
	if err := t.enter(code.Nesting, ""); err != nil {
		return nil, err
	}
	up, height := t.top, len(t.stack)
	t.top = f
	if code.Expr != nil {
		f.stmt, f.at = code, code.Span
		v, err = f.expr(code.Expr)
	} else {
		_, err = f.block(code.Body)
		if v = f.result; v == nil {
			v = object.None
		}
	}
	t = f.th // a generator may have been resumed by another thread
	t.top = up
	t.popTo(height)
	t.depth--
	t.nesting -= code.Nesting
	if err != nil {
		f.mark(err)
		return nil, err
	}
	return v, nil
}
