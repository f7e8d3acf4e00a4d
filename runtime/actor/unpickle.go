package actor

import (
	"encoding/binary"
	"math"
	"math/big"

	"lockstep/runtime/python/object"
)

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
