package eval

import (
	"slices"

	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

// comp evaluates a comprehension. Its variables are slots of the frame it
// stands in; those that inner functions use get new cells each time.
func (f *frame) comp(x *syntax.Comp) (Value, error) {
	first, err := f.expr(x.Clauses[0].In)
	if err != nil {
		return nil, err
	}
	f.at = x.Span
	if x.Kind == syntax.GenExpr {
		return f.genexpr(x, first)
	}
	for _, s := range x.Slots {
		f.slots[s] = nil
		if slices.Contains(f.fn.code.Cells, s) {
			f.slots[s] = &cell{}
		}
	}
	it, err := object.Iter(f.th, first)
	if err != nil {
		return nil, err
	}
	c := compRun{f: f, x: x}
	c.make()
	height := len(f.th.stack)
	f.th.push(c.result)
	if err := c.clause(0, holder(it, first), it); err != nil {
		f.markComp(x, err)
		return nil, err
	}
	for _, s := range x.Slots { // the variables are gone behind the comprehension
		f.slots[s] = nil
	}
	f.th.popTo(height)
	return c.result, nil
}

func (f *frame) genexpr(x *syntax.Comp, first Value) (Value, error) {
	it, err := object.Iter(f.th, first)
	if err != nil {
		return nil, err
	}
	fn, err := f.closure(x.Func)
	if err != nil {
		return nil, err
	}
	return f.th.callFunc(fn, []Value{it}, nil)
}

// compRun is a comprehension being evaluated.
type compRun struct {
	f      *frame
	x      *syntax.Comp
	result Value
	add    func() error // evaluates the element and adds it to the result
}

func (c *compRun) make() {
	f, x := c.f, c.x
	switch x.Kind {
	case syntax.ListComp:
		l := &object.List{}
		c.result = l
		c.add = func() error {
			v, err := f.expr(x.Elem)
			if err != nil {
				return err
			}
			l.Append(f.th, v)
			return nil
		}
	case syntax.SetComp:
		s := object.NewSet()
		c.result = s
		c.add = func() error {
			v, err := f.expr(x.Elem)
			if err != nil {
				return err
			}
			return s.Add(f.th, v)
		}
	case syntax.DictComp:
		d := object.NewDict()
		c.result = d
		c.add = func() error {
			k, v, err := f.two(x.Key, x.Elem)
			if err != nil {
				return err
			}
			return d.Set(f.th, k, v)
		}
	}
}

// clause runs the i-th clause, and those behind it, over an iterator; held is
// what keeps its values alive.
func (c *compRun) clause(i int, held Value, it object.Iterator) error {
	f, cl := c.f, &c.x.Clauses[i]
	height := len(f.th.stack)
	f.th.push(held)
	for {
		f.at = c.x.Span
		f.th.turned++
		if f.prog.sharing {
			f.glances(held)
		}
		v, ok, err := it.Next(f.th)
		if err != nil {
			return err
		}
		if !ok {
			f.th.popTo(height)
			return nil
		}
		f.th.step()
		if err := f.assign(cl.Target, v); err != nil {
			return err
		}
		if err := c.turn(i, cl); err != nil {
			return err
		}
	}
}

// turn tests the conditions of a clause and goes on to the next one, or to the
// element.
func (c *compRun) turn(i int, cl *syntax.Clause) error {
	f := c.f
	for _, test := range cl.Ifs {
		if ok, err := f.truth(test, c.x.Span); !ok || err != nil {
			return err
		}
	}
	if i+1 == len(c.x.Clauses) {
		return c.add()
	}
	next := c.x.Clauses[i+1].In
	v, err := f.expr(next)
	if err != nil {
		return err
	}
	f.at = c.x.Span
	it, err := object.Iter(f.th, v)
	if err != nil {
		return err
	}
	return c.clause(i+1, holder(it, v), it)
}

var compNames = map[syntax.CompKind]string{syntax.ListComp: "<listcomp>", syntax.SetComp: "<setcomp>", syntax.DictComp: "<dictcomp>"}

// markComp writes a comprehension's own line into a traceback: to CPython 3.11
// it is a function that is called where it stands.
func (f *frame) markComp(x *syntax.Comp, err error) {
	if e, ok := err.(*object.Err); ok {
		exc := e.Value.Exc
		if len(exc.TB) == 0 && exc.Context == nil {
			f.th.setContext(e.Value)
		}
		exc.TB = append(exc.TB, object.TBEntry{Fn: compNames[x.Kind], At: f.at})
		f.at = x.Span
	}
}
