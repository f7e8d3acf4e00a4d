package actor

import (
	"encoding/binary"
	"math"
	"slices"

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
	markBig       = 'I' // the magnitude as a text of bytes, big end first, and a sign
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
