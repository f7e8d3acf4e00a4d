package actor

import (
	"encoding/binary"
	"maps"
	"math"
	"math/big"
	"slices"
	"strings"

	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/object"
)

// What goes from one process to another is copied: written down as bytes here and made anew there,
// by the rules of CPython's pickle. Functions and classes go by name, and must be found under it;
// what CPython refuses is refused in its words.

// The marks that values begin with in a copy.
const (
	markNone      = 'n'
	markTrue      = 't'
	markFalse     = 'f'
	markInt       = 'i' // a varint
	markBig       = 'I' // decimal text
	markFloat     = 'd'
	markStr       = 's'
	markBytes     = 'b'
	markByteArray = 'B'
	markTuple     = '('
	markList      = '['
	markDict      = '{'
	markSet       = '<'
	markFrozen    = '>'
	markRange     = 'r'
	markSlice     = ':'
	markEllipsis  = '.'
	markAgain     = '@' // the value that was the nth to get a number
	markGlobal    = 'g' // a function or class of the program, by its qualified name
	markModule    = 'm' // of a module, by the module's name and its own
	markMethod    = '!' // an object and the name of its method
	markObject    = 'o' // class, attributes
	markException = 'e' // class, arguments, attributes
	markShared    = '#' // a synchronisation object of multiprocessing
	markProcess   = 'p' // a process object that was not started
)

var (
	pickleError   = object.NewException("_pickle", "PickleError", object.Exception)
	picklingError = object.NewException("_pickle", "PicklingError", pickleError)
)

// pickler writes a copy.
type pickler struct {
	a        *Actor
	b        []byte
	charged  int
	numbers  map[any]int // of what can be reached more than once
	starting *Process    // the process that is being started: what it inherits may hold locks; nil for an item of a queue
}

// pickle copies a value for another process. starting is the one that inherits it, if it is a process
// that is being started: its name comes first.
func (a *Actor) pickle(v object.Value, starting *Process) ([]byte, error) {
	a.looksAround()
	p := &pickler{a: a, numbers: map[any]int{}, starting: starting}
	if starting != nil {
		p.text(starting.name)
	}
	if err := p.value(v); err != nil {
		return nil, err
	}
	return p.b, nil
}

func (p *pickler) mark(m byte) { p.b = append(p.b, m) }

func (p *pickler) number(n int) { p.b = binary.AppendVarint(p.b, int64(n)) }

func (p *pickler) text(s string) {
	p.number(len(s))
	p.charge(len(s))
	p.b = append(p.b, s...)
}

// charge counts what the copy takes before it grows.
func (p *pickler) charge(more int) {
	if need := len(p.b) + more + 16; need > p.charged {
		p.charged = 2 * need
		p.a.charge(p.charged)
	}
	p.a.python.Work(1 + more/64)
}

// again writes a value that was written before by its number; else it numbers it.
func (p *pickler) again(key any) bool {
	if n, ok := p.numbers[key]; ok {
		p.mark(markAgain)
		p.number(n)
		return true
	}
	p.numbers[key] = len(p.numbers)
	return false
}

func (p *pickler) value(v object.Value) error {
	p.charge(0)
	switch v := v.(type) {
	case object.NoneT:
		p.mark(markNone)
	case object.Bool:
		p.mark(map[bool]byte{true: markTrue, false: markFalse}[bool(v)])
	case object.Int:
		p.mark(markInt)
		p.number(int(v))
	case *object.Big:
		p.a.python.Work(v.BitLen() / 8)
		p.mark(markBig)
		p.text(string(v.Bytes()))
		p.number(v.Sign())
	case object.Float:
		p.mark(markFloat)
		p.b = binary.BigEndian.AppendUint64(p.b, math.Float64bits(float64(v)))
	case object.Str:
		p.mark(markStr)
		p.text(string(v))
	case object.Bytes:
		p.mark(markBytes)
		p.text(string(v))
	case *object.Range:
		p.mark(markRange)
		p.number(int(v.Start))
		p.number(int(v.Stop))
		p.number(int(v.Step))
	case object.Ellipsis:
		p.mark(markEllipsis)
	default:
		if err := p.a.python.Enter(" while pickling an object"); err != nil {
			return err
		}
		defer p.a.python.Leave()
		return p.compound(v)
	}
	return nil
}

func (p *pickler) values(vs []object.Value) error {
	p.number(len(vs))
	for _, v := range vs {
		if err := p.value(v); err != nil {
			return err
		}
	}
	return nil
}

// compound writes what holds others, or goes by name.
func (p *pickler) compound(v object.Value) error {
	switch v := v.(type) {
	case object.Tuple:
		if len(v) > 0 && p.again(&v[0]) {
			return nil
		}
		p.mark(markTuple)
		return p.values(v)
	case *object.Slice:
		p.mark(markSlice)
		for _, x := range []object.Value{v.Lo, v.Hi, v.Step} {
			if x == nil {
				x = object.None
			}
			if err := p.value(x); err != nil {
				return err
			}
		}
		return nil
	case *object.Class, *eval.Func, *object.Builtin:
		return p.global(v)
	case *object.Bound:
		p.mark(markMethod)
		name, err := object.GetAttr(p.a.python, v.Fn, "__name__")
		if err != nil {
			return err
		}
		p.text(string(name.(object.Str)))
		return p.value(v.Self)
	}
	if p.again(v) {
		return nil
	}
	switch v := v.(type) {
	case *object.ByteArray:
		p.mark(markByteArray)
		p.text(string(v.B))
		return nil
	case *object.List:
		p.mark(markList)
		return p.values(v.V)
	case *object.Dict:
		p.mark(markDict)
		var all []object.Value
		v.Each(func(k, x object.Value) { all = append(all, k, x) })
		return p.values(all)
	case *object.Set:
		p.mark(map[bool]byte{true: markFrozen, false: markSet}[v.Frozen])
		return p.values(v.Elements())
	case *object.Instance:
		return p.instance(v)
	}
	return cannotPickle(v)
}

// neverPickled are the types that CPython refuses; other types that no copy is made of are refused by us.
var neverPickled = []string{
	"generator", "dict_keys", "dict_values", "dict_items", "module", "property", "staticmethod", "classmethod",
	"_io.TextIOWrapper", "_io.BufferedReader", "_io.BufferedWriter", "_io.BufferedRandom", "_hashlib.HASH", "_hashlib.HMAC", "_struct.Struct",
}

func cannotPickle(v object.Value) error {
	if name := object.TypeName(v); slices.Contains(neverPickled, name) {
		return object.Raise(object.TypeError, "cannot pickle '%s' object", name)
	}
	return object.Refuse("python.no.pickle", "type", object.TypeName(v))
}

func (p *pickler) instance(v *object.Instance) error {
	switch x := v.Data.(type) {
	case nil:
	case *syncObject:
		return p.shared(x)
	case *Process:
		return p.process(x)
	case *Thread:
		return cannotPickleLock("lock")
	default:
		return cannotPickle(v)
	}
	if v.Cls.Native && v.Exc == nil {
		return cannotPickle(v)
	}
	if v.Exc != nil {
		p.mark(markException)
		if err := p.global(v.Cls); err != nil {
			return err
		}
		args := v.Exc.Args
		if name, ok := v.Get("filename"); ok && v.Cls.Is(object.OSError) && len(args) == 2 {
			args = append(slices.Clip(args), name)
		}
		if err := p.values(args); err != nil {
			return err
		}
		return p.attributes(v)
	}
	p.mark(markObject)
	if err := p.global(v.Cls); err != nil {
		return err
	}
	return p.attributes(v)
}

func (p *pickler) attributes(v *object.Instance) error {
	var all []object.Value
	v.Each(func(name string, x object.Value) { all = append(all, object.Str(name), x) })
	return p.values(all)
}

func cannotPickleLock(name string) error {
	return object.Raise(object.TypeError, "cannot pickle '_thread.%s' object", name)
}

// shared writes what processes share, which only one that is being started can inherit.
func (p *pickler) shared(s *syncObject) error {
	switch {
	case s.home == 0 && s.lock != nil:
		return cannotPickleLock(s.lock.class)
	case s.home == 0 && s.class == "RLock":
		return cannotPickleLock("RLock")
	case s.home == 0:
		return cannotPickleLock("lock")
	case p.starting == nil:
		name := s.kind()
		if name == "Event" || name == "Barrier" { // they are made of one
			name = "Condition"
		}
		return object.Raise(object.RuntimeError, "%s objects should only be shared between processes through inheritance", name)
	}
	p.a.nameIt(s)
	p.mark(markShared)
	p.text(s.class)
	p.text(s.name)
	p.number(s.home)
	p.number(s.number)
	p.number(s.max)
	for _, v := range []object.Value{s.action, s.wait} {
		if v == nil {
			v = object.None
		}
		if err := p.value(v); err != nil {
			return err
		}
	}
	if s.lock == nil {
		return p.value(object.None)
	}
	return p.value(s.lock.self)
}

func (p *pickler) process(x *Process) error {
	switch {
	case x.current:
		return object.Raise(picklingError, "Can't pickle %s: attribute lookup %s on multiprocessing.process failed", object.Repr(x.self.Cls), x.self.Cls.Name)
	case p.starting == nil:
		return object.Raise(object.TypeError, "Pickling an AuthenticationString object is disallowed for security reasons")
	case x.pid != 0:
		return object.Raise(object.TypeError, "cannot pickle 'weakref.ReferenceType' object")
	}
	p.mark(markProcess)
	if err := p.global(x.self.Cls); err != nil {
		return err
	}
	p.number(len(x.identity))
	for _, n := range x.identity {
		p.number(n)
	}
	p.text(x.name)
	p.text(x.parentName)
	p.number(x.parent)
	if err := p.values([]object.Value{object.Bool(x.daemon), x.target, x.args, x.kwargs}); err != nil {
		return err
	}
	return p.attributes(x.self)
}

// global writes a function or a class by its name. It must be what is found under it.
func (p *pickler) global(v object.Value) error {
	if module, name := p.a.libraryName(v); name != "" {
		p.mark(markModule)
		p.text(module)
		p.text(name)
		return nil
	}
	if b, ok := v.(*object.Builtin); ok {
		return object.Refuse("python.no.pickle", "type", b.FullName())
	}
	module, qual := "__main__", ""
	for _, name := range []string{"__module__", "__qualname__"} {
		x, err := object.GetAttr(object.Quiet, v, name)
		if err != nil {
			return err
		}
		module, qual = qual, string(x.(object.Str))
	}
	if strings.Contains(qual, "<locals>") {
		return object.Raise(object.AttributeError, "Can't pickle local object '%s'", qual)
	}
	switch found, ok := p.a.global(qual); {
	case !ok:
		return object.Raise(picklingError, "Can't pickle %s: attribute lookup %s on %s failed", object.Repr(v), qual, module)
	case found != v:
		return object.Raise(picklingError, "Can't pickle %s: it's not the same object as %s.%s", object.Repr(v), module, qual)
	}
	p.mark(markGlobal)
	p.text(qual)
	return nil
}

// global finds a global of the program, or a part of one: "f", "C.method".
func (a *Actor) global(qual string) (object.Value, bool) {
	first, rest, more := strings.Cut(qual, ".")
	v, ok := a.eval.Global(first)
	for ok && more {
		first, rest, more = strings.Cut(rest, ".")
		x, err := object.GetAttr(object.Quiet, v, first)
		v, ok = x, err == nil
	}
	return v, ok
}

// libraryName finds the module and the name of a value that all programs share; "" when there is none.
func (a *Actor) libraryName(v object.Value) (module, name string) {
	switch x := v.(type) {
	case *object.Class:
		if name = x.Name; !x.Native {
			return "", ""
		}
	case *object.Builtin:
		name = x.Name
	default:
		return "", ""
	}
	if builtins()[name] == v || object.Builtins[name] == v {
		return "", name
	}
	lib := a.eval.Modules()
	for _, module := range slices.Sorted(maps.Keys(lib)) {
		for _, name := range lib[module].Names() {
			if lib[module].Attrs[name] == v {
				return module, name
			}
		}
	}
	return "", ""
}

// unpickler makes a copy anew.
type unpickler struct {
	a        *Actor
	b        []byte
	numbered *object.List // a list, so that what is being made counts as data of the program
}

// unpickle makes what another process has copied; inherited says that it is this process's own
// beginning.
func (a *Actor) unpickle(b []byte, inherited bool) (object.Value, error) {
	u := &unpickler{a: a, b: b, numbered: &object.List{}}
	a.python.Hold(u.numbered)
	defer a.python.Release()
	if inherited {
		u.text()
	}
	return u.value()
}

func (u *unpickler) number() int {
	n, size := binary.Varint(u.b)
	u.b = u.b[size:]
	return int(n)
}

func (u *unpickler) text() string {
	n := u.number()
	s := string(u.b[:n])
	u.b = u.b[n:]
	u.a.charge(n)
	return s
}

// keep gives a value the next number; again refers to it by that.
func (u *unpickler) keep(v object.Value) { u.numbered.V = append(u.numbered.V, v) }

func (u *unpickler) values() ([]object.Value, error) {
	out := make([]object.Value, u.length())
	return out, u.fill(out)
}

func (u *unpickler) length() int {
	n := u.number()
	u.a.charge(16 * n)
	return n
}

func (u *unpickler) fill(out []object.Value) (err error) {
	for i := range out {
		if out[i], err = u.value(); err != nil {
			return err
		}
	}
	return nil
}

func (u *unpickler) value() (object.Value, error) {
	u.a.python.Work(1)
	m := u.b[0]
	u.b = u.b[1:]
	switch m {
	case markNone:
		return object.None, nil
	case markTrue, markFalse:
		return object.Bool(m == markTrue), nil
	case markInt:
		return object.MkInt(int64(u.number())), nil
	case markBig:
		n := new(big.Int).SetBytes([]byte(u.text()))
		if u.number() < 0 {
			n.Neg(n)
		}
		return object.MkBig(n), nil
	case markFloat:
		bits := binary.BigEndian.Uint64(u.b)
		u.b = u.b[8:]
		return object.Float(math.Float64frombits(bits)), nil
	case markStr:
		return object.Str(u.text()), nil
	case markBytes:
		return object.Bytes(u.text()), nil
	case markRange:
		return &object.Range{Start: int64(u.number()), Stop: int64(u.number()), Step: int64(u.number())}, nil
	case markEllipsis:
		return object.Ellipsis{}, nil
	case markAgain:
		return u.numbered.V[u.number()], nil
	}
	return u.compound(m)
}

func (u *unpickler) compound(m byte) (object.Value, error) {
	switch m {
	case markTuple:
		t := make(object.Tuple, u.length())
		if len(t) > 0 {
			u.keep(t)
		}
		return t, u.fill(t)
	case markSlice:
		x := make([]object.Value, 3)
		err := u.fill(x)
		return &object.Slice{Lo: x[0], Hi: x[1], Step: x[2]}, err
	case markGlobal, markModule:
		return u.global(m)
	case markMethod:
		name := u.text()
		self, err := u.value()
		if err != nil {
			return nil, err
		}
		return object.GetAttr(u.a.python, self, name)
	case markByteArray:
		v := &object.ByteArray{B: []byte(u.text())}
		u.keep(v)
		return v, nil
	case markList:
		v := &object.List{}
		u.keep(v)
		items, err := u.values()
		v.V = items
		return v, err
	case markDict:
		v := object.NewDict()
		u.keep(v)
		return v, u.pairs(func(k, x object.Value) error { return v.Set(u.a.python, k, x) })
	case markSet, markFrozen:
		v := object.NewSet()
		u.keep(v)
		items, err := u.values()
		for i := 0; i < len(items) && err == nil; i++ {
			err = v.Add(u.a.python, items[i])
		}
		v.Frozen = m == markFrozen
		return v, err
	case markObject:
		return u.object()
	case markException:
		return u.exception()
	case markShared:
		return u.shared()
	}
	return u.process()
}

func (u *unpickler) pairs(f func(k, v object.Value) error) error {
	for n := u.number(); n > 0; n -= 2 {
		k, err := u.value()
		if err != nil {
			return err
		}
		v, err := u.value()
		if err != nil {
			return err
		}
		if err := f(k, v); err != nil {
			return err
		}
	}
	return nil
}

func (u *unpickler) attributes(v *object.Instance) error {
	return u.pairs(func(name, x object.Value) error {
		v.Set(string(name.(object.Str)), x)
		return nil
	})
}

// global finds a function or a class by its name, in this process.
func (u *unpickler) global(m byte) (object.Value, error) {
	if m == markModule {
		module, name := u.text(), u.text()
		if module != "" {
			return u.a.eval.Modules()[module].Attrs[name], nil
		}
		if v := builtins()[name]; v != nil {
			return v, nil
		}
		return object.Builtins[name], nil
	}
	qual := u.text()
	v, ok := u.a.global(qual)
	if !ok {
		return nil, object.Raise(object.AttributeError, "Can't get attribute '%s' on <module '%s' from '%s'>", qual, u.a.eval.Name(), u.a.opt.Argv[0])
	}
	return v, nil
}

func (u *unpickler) class() (*object.Class, error) {
	v, err := u.value()
	if err != nil {
		return nil, err
	}
	c, ok := v.(*object.Class)
	if !ok { // the name stands for something else in this process
		return nil, object.Raise(object.TypeError, "NEWOBJ class argument must be a type, not %s", object.TypeName(v))
	}
	return c, nil
}

func (u *unpickler) object() (object.Value, error) {
	v := &object.Instance{}
	u.keep(v)
	c, err := u.class()
	if err != nil {
		return nil, err
	}
	v.Cls = c
	u.a.charge(instanceSize)
	return v, u.attributes(v)
}

// instanceSize is about what an object of a program's class takes, in bytes.
const instanceSize = 128

func (u *unpickler) exception() (object.Value, error) {
	at := len(u.numbered.V)
	u.keep(object.None)
	c, err := u.class()
	if err != nil {
		return nil, err
	}
	args, err := u.values()
	if err != nil {
		return nil, err
	}
	made, err := u.a.python.Call(c, args, nil)
	if err != nil {
		return nil, err
	}
	u.numbered.V[at] = made
	v, ok := made.(*object.Instance)
	if !ok {
		return made, nil
	}
	return v, u.attributes(v)
}

func (u *unpickler) shared() (object.Value, error) {
	s := &syncObject{class: u.text(), name: u.text()}
	s.self = wrap(sharedTypes[s.class], s)
	u.keep(s.self)
	u.a.charge(syncSize)
	s.home, s.number, s.max = u.number(), u.number(), u.number()
	x := make([]object.Value, 3)
	if err := u.fill(x); err != nil {
		return nil, err
	}
	s.action, s.wait = x[0], x[1]
	if lock, ok := x[2].(*object.Instance); ok {
		s.lock = lock.Data.(*syncObject)
	}
	return s.self, nil
}

func (u *unpickler) process() (object.Value, error) {
	self := &object.Instance{}
	u.keep(self)
	c, err := u.class()
	if err != nil {
		return nil, err
	}
	self.Cls = c
	p := &Process{self: self}
	p.number = u.a.eval.NumberOf(p)
	self.Data = p
	p.identity = make([]int, u.number())
	for i := range p.identity {
		p.identity[i] = u.number()
	}
	p.name, p.parentName, p.parent = u.text(), u.text(), u.number()
	x, err := u.values()
	if err != nil {
		return nil, err
	}
	p.daemon, p.target = bool(x[0].(object.Bool)), x[1]
	p.args, p.kwargs = x[2].(object.Tuple), x[3].(*object.Dict)
	return self, u.attributes(self)
}
