// Package ev: tree-walking evaluator of the resolved syntax tree.
package eval

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

type Value = object.Value
type Cell struct{ v Value }

// Interp is one program's isolated context.
type Interp struct {
	Mod      *syntax.Module
	Globals  []Value
	W        io.Writer
	Steps    int64
	MaxSteps int64
	Mem      int64
	MaxMem   int64
	MaxDepth int
	Modules  map[string]*object.Module
	OnStep   func(f *Frame, s syntax.Stmt) error // debugger: nil when nobody looks
	depth    int
	Top      *Frame
	handling *object.Instance
	gens     []*Gen
}

var ErrSteps = errors.New("step budget used up")
var ErrMem = errors.New("memory budget used up")
var ErrStop = errors.New("stopped")

func (in *Interp) Out() io.Writer { return in.W }
func (in *Interp) Alloc(n int) error {
	in.Mem += int64(n)
	if in.Mem > in.MaxMem {
		return ErrMem
	}
	return nil
}

type Func struct {
	Code  *syntax.Func
	Defs  []Value
	Free  []*Cell
	Owner *object.Class
	in    *Interp
	plain int // number of parameters when all are plain, else -1
	cells bool
}

func (*Func) IsFunc()               {}
func (*Func) PyType() *object.Class { return object.FuncType }
func (f *Func) String() string      { return "<function " + f.Code.Qual + ">" }
func (f *Func) PyAttr(n string) (Value, bool) {
	switch n {
	case "__name__":
		return object.Str(f.Code.Name), true
	case "__doc__":
		return object.Str(f.Code.Doc), true
	}
	return nil, false
}

type Frame struct {
	Fn    *Func
	Slots []Value
	Up    *Frame
	Line  int32
	in    *Interp
	ret   Value
	gen   *Gen
	cls   []Value // class body
}

// Locals is the variables view.
func (f *Frame) Locals(each func(name string, v Value)) {
	for i, n := range f.Fn.Code.Names {
		v := f.Slots[i]
		if c, ok := v.(*Cell); ok {
			v = c.v
		}
		if v != nil && !strings.HasPrefix(n, ".") {
			each(n, v)
		}
	}
	for i, n := range f.Fn.Code.FreeN {
		if v := f.Fn.Free[i].v; v != nil {
			each(n, v)
		}
	}
}

type ctl uint8

const (
	next ctl = iota
	brk
	cont
	ret
)

func New(m *syntax.Module, w io.Writer) *Interp {
	return &Interp{Mod: m, W: w, Globals: make([]Value, len(m.Globals)), MaxSteps: 1 << 62, MaxMem: 1 << 30, MaxDepth: 1000}
}

// Run executes the module.
func (in *Interp) Run() error {
	fn := in.mkfunc(in.Mod.Main, nil)
	f := in.frame(fn)
	defer func() {
		for _, g := range in.gens {
			g.close()
		}
	}()
	_, err := f.block(in.Mod.Main.Body)
	f.mark(err)
	return err
}

func (in *Interp) frame(fn *Func) *Frame {
	f := &Frame{Fn: fn, in: in, Up: in.Top, Slots: make([]Value, len(fn.Code.Names))}
	return f
}

func (in *Interp) mkfunc(c *syntax.Func, f *Frame) *Func {
	fn := &Func{Code: c, in: in, plain: len(c.Params)}
	for _, q := range c.Params {
		if q.Kind != 'p' {
			fn.plain = -1
		}
	}
	for _, b := range c.Cell {
		fn.cells = fn.cells || b
	}
	if len(c.FreeSrc) > 0 {
		fn.Free = make([]*Cell, len(c.FreeSrc))
		for i, r := range c.FreeSrc {
			if r.FromSlot {
				c, ok := f.Slots[r.I].(*Cell)
				if !ok {
					c = &Cell{f.Slots[r.I]}
					f.Slots[r.I] = c
				}
				fn.Free[i] = c
			} else {
				fn.Free[i] = f.Fn.Free[r.I]
			}
		}
	}
	return fn
}

// mark writes this frame's line into the traceback of an exception passing through.
func (f *Frame) mark(err error) {
	if e, ok := err.(*object.Err); ok && e.Mark != any(f) {
		if x := e.Value.Exc; len(x.TB) == 0 && x.Context == nil && f.in.handling != nil && f.in.handling != e.Value {
			x.Context = f.in.handling
		}
		e.Mark = f
		e.Value.Exc.TB = append(e.Value.Exc.TB, object.TBEntry{Fn: f.Fn.Code.Name, Line: f.Line})
	}
}

func (in *Interp) Call(fn Value, args []Value, kw []object.KW) (Value, error) {
	switch fn := fn.(type) {
	case *Func:
		return in.call(fn, args, kw)
	case *object.Builtin:
		return fn.Call(in, nil, args, kw)
	case *object.Bound:
		return object.CallMethod(in, fn.Fn, fn.Self, args, kw)
	case *object.Class:
		return object.Instantiate(in, fn, args, kw)
	case *object.StaticMethod:
		return in.Call(fn.Fn, args, kw)
	case *object.Instance:
		if f, ok := fn.Cls.Lookup("__call__"); ok {
			return in.Call(f, append([]Value{fn}, args...), kw)
		}
	}
	return nil, object.Raise(object.TypeError, "'%s' object is not callable", object.TypeName(fn))
}

// Enter and Leave count nested calls of this program.
func (in *Interp) Enter(what string) error {
	if in.depth >= in.MaxDepth {
		return object.Raise(object.RecursionError, "maximum recursion depth exceeded%s", what)
	}
	in.depth++
	return nil
}
func (in *Interp) Leave()        { in.depth-- }
func (in *Interp) Attached() any { return nil }

func (in *Interp) call(fn *Func, args []Value, kw []object.KW) (Value, error) {
	if in.depth >= in.MaxDepth {
		return nil, object.Raise(object.RecursionError, "maximum recursion depth exceeded")
	}
	c := fn.Code
	f := in.frame(fn)
	if len(kw) == 0 && fn.plain == len(args) {
		copy(f.Slots, args)
	} else if err := f.bind(args, kw); err != nil {
		return nil, err
	}
	if fn.cells {
		for i, b := range c.Cell {
			if b {
				f.Slots[i] = &Cell{f.Slots[i]}
			}
		}
	}
	if c.IsGen {
		g := &Gen{f: f}
		in.gens = append(in.gens, g)
		f.gen = g
		return g, nil
	}
	return f.run()
}

func (f *Frame) run() (Value, error) {
	in, c := f.in, f.Fn.Code
	in.depth++
	in.Top = f
	defer0 := f.Up
	var v Value
	var err error
	if c.Expr != nil {
		f.Line = c.P.Line
		v, err = f.expr(c.Expr)
	} else {
		_, err = f.block(c.Body)
		v = f.ret
		if v == nil {
			v = object.None
		}
	}
	in.Top = defer0
	in.depth--
	if err != nil {
		f.mark(err)
		return nil, err
	}
	return v, nil
}

func names(ss []string) string {
	for i := range ss {
		ss[i] = "'" + ss[i] + "'"
	}
	switch n := len(ss); n {
	case 1:
		return ss[0]
	case 2:
		return ss[0] + " and " + ss[1]
	default:
		return strings.Join(ss[:n-1], ", ") + ", and " + ss[n-1]
	}
}
func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// bind puts arguments into slots (the general case).
func (f *Frame) bind(args []Value, kw []object.KW) error {
	fn := f.Fn
	c := fn.Code
	npos, star, dstar, ndef := 0, -1, -1, 0
	for i, q := range c.Params {
		switch q.Kind {
		case 'p':
			npos++
			if q.Def != nil {
				ndef++
			}
		case '*':
			star = i
		case '2':
			dstar = i
		}
	}
	given := len(args)
	if given > npos {
		if star < 0 {
			takes := fmt.Sprint(npos)
			if ndef > 0 {
				takes = fmt.Sprintf("from %d to %d", npos-ndef, npos)
			}
			was := "were"
			if given == 1 {
				was = "was"
			}
			return object.Raise(object.TypeError, "%s() takes %s positional argument%s but %d %s given", c.Qual, takes, plural(npos), given, was)
		}
		f.Slots[star] = append(object.Tuple{}, args[npos:]...)
		args = args[:npos]
	} else if star >= 0 {
		f.Slots[star] = object.Tuple{}
	}
	copy(f.Slots, args)
	var rest *object.Dict
	if dstar >= 0 {
		rest = object.NewDict()
		f.Slots[dstar] = rest
	}
next:
	for _, k := range kw {
		for i, q := range c.Params {
			if q.Name.Id == k.Name && (q.Kind == 'p' || q.Kind == 'k') {
				if f.Slots[i] != nil {
					return object.Raise(object.TypeError, "%s() got multiple values for argument '%s'", c.Qual, k.Name)
				}
				f.Slots[i] = k.V
				continue next
			}
		}
		if rest == nil {
			return object.Raise(object.TypeError, "%s() got an unexpected keyword argument '%s'", c.Qual, k.Name)
		}
		if err := rest.Set(f.in, object.Str(k.Name), k.V); err != nil {
			return err
		}
	}
	var missP, missK []string
	for i, q := range c.Params {
		if f.Slots[i] == nil && (q.Kind == 'p' || q.Kind == 'k') {
			if fn.Defs != nil && fn.Defs[i] != nil {
				f.Slots[i] = fn.Defs[i]
			} else if q.Kind == 'p' {
				missP = append(missP, q.Name.Id)
			} else {
				missK = append(missK, q.Name.Id)
			}
		}
	}
	if missP != nil {
		return object.Raise(object.TypeError, "%s() missing %d required positional argument%s: %s", c.Qual, len(missP), plural(len(missP)), names(missP))
	}
	if missK != nil {
		return object.Raise(object.TypeError, "%s() missing %d required keyword-only argument%s: %s", c.Qual, len(missK), plural(len(missK)), names(missK))
	}
	return nil
}

// ---- generators: a coroutine each

type Gen struct {
	f       *Frame
	next    func() (Value, bool)
	stop    func()
	yield   func(Value) bool
	sent    Value
	err     error
	ret     Value
	done    bool
	running bool
}

func (*Gen) PyType() *object.Class { return object.GenType }
func (g *Gen) Returned() Value     { return g.ret }
func (g *Gen) String() string      { return "<generator object " + g.f.Fn.Code.Qual + ">" }
func (g *Gen) Next(h object.Host) (Value, bool, error) {
	return g.resume(object.None)
}
func (g *Gen) resume(sent Value) (Value, bool, error) {
	if g.done {
		g.ret = object.None
		return nil, false, nil
	}
	if g.running {
		return nil, false, object.Raise(object.ValueError, "generator already executing")
	}
	in := g.f.in
	if g.next == nil {
		g.next, g.stop = iter.Pull(func(yield func(Value) bool) {
			g.yield = yield
			g.ret, g.err = g.f.run()
		})
	}
	g.sent = sent
	top, hd := in.Top, in.handling
	g.f.Up, g.running = top, true
	in.Top = g.f
	v, ok := g.next()
	in.Top, in.handling, g.running = top, hd, false
	if !ok {
		g.done = true
	}
	return v, ok, g.err
}
func (g *Gen) close() error {
	if g.next != nil && !g.done && !g.running {
		g.done = true
		d := g.f.in.depth
		g.stop()
		g.f.in.depth = d
		if e, ok := object.AsErr(g.err); ok && (e.Value.Cls.Is(object.GeneratorExit) || e.Value.Cls.Is(object.StopIteration)) {
			g.err = nil
		}
		return g.err
	}
	g.done = true
	return nil
}
func (g *Gen) PyAttr(n string) (Value, bool) {
	switch n {
	case "send":
		return g.method("send", "(value, /)", func(a []Value) (Value, error) {
			v, ok, err := g.resume(a[0])
			if err == nil && !ok {
				err = object.RaiseV(object.StopIteration)
				if g.ret != Value(object.None) {
					err = object.RaiseV(object.StopIteration, g.ret)
				}
			}
			return v, err
		}), true
	case "close":
		return g.method("close", "()", func([]Value) (Value, error) { return object.None, g.close() }), true
	}
	return nil, false
}

func (g *Gen) method(name, sig string, fn func(a []Value) (Value, error)) Value {
	return object.NewBuiltin("", object.Func{Name: name, Sig: sig, Fn: func(_ object.Host, a []Value) (Value, error) { return fn(a) }})
}

func (f *Frame) yield(x *syntax.Yield) (Value, error) {
	g := f.gen
	var v Value = object.None
	var err error
	if x.X != nil {
		if v, err = f.expr(x.X); err != nil {
			return nil, err
		}
	}
	give := func(v Value) error {
		f.in.depth--
		ok := g.yield(v)
		f.in.depth++
		if !ok {
			return object.RaiseV(object.GeneratorExit)
		}
		return nil
	}
	if !x.From {
		if err := give(v); err != nil {
			return nil, err
		}
		return g.sent, nil
	}
	it, err := object.Iter(f.in, v)
	if err != nil {
		return nil, err
	}
	for {
		y, ok, err := it.Next(f.in)
		if err != nil {
			return nil, err
		}
		if !ok {
			if s, ok := it.(*Gen); ok {
				return s.ret, nil
			}
			return object.None, nil
		}
		if err := give(y); err != nil {
			return nil, err
		}
	}
}
