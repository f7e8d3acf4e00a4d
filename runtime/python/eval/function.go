package eval

import (
	"fmt"
	"slices"
	"strings"

	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

// Func is a function of the program: its code and what it took along when it
// was made.
type Func struct {
	code     *syntax.Func
	prog     *Program
	defaults []Value       // by parameter; nil where there is none
	free     []*cell       // by free variable
	owner    *object.Class // the class in whose body it was defined, for super
	attrs    map[string]Value
	shared   bool // other threads can reach it
}

// IsFunc makes it a method when it is taken from an instance.
func (*Func) IsFunc() {}

// PyType is Python's class of functions.
func (*Func) PyType() *object.Class { return object.FuncType }

// String is its repr, without CPython's address.
func (f *Func) String() string { return "<function " + f.code.Qual + ">" }

// PyAttr finds an attribute.
func (f *Func) PyAttr(name string) (Value, bool) {
	switch name {
	case "__name__":
		return object.Str(f.code.Name), true
	case "__qualname__":
		return object.Str(f.code.Qual), true
	case "__doc__":
		if f.code.Doc == "" {
			return object.None, true
		}
		return object.Str(f.code.Doc), true
	case "__module__":
		return f.prog.name, true
	}
	v, ok := f.attrs[name]
	return v, ok
}

// SetPyAttr sets an attribute of the program's choice.
func (f *Func) SetPyAttr(name string, v Value) bool {
	if strings.HasPrefix(name, "__") {
		return false
	}
	if f.attrs == nil {
		f.attrs = map[string]Value{}
	}
	f.attrs[name] = v
	return true
}

const funcSize = 96 // bytes, for the account of memory

// closure makes a function of code that stands in the frame's code.
func (f *frame) closure(code *syntax.Func) (*Func, error) {
	fn := &Func{code: code, prog: f.prog}
	if n := len(code.FreeSrc); n > 0 {
		fn.free = make([]*cell, n)
	}
	for i, src := range code.FreeSrc {
		if src.FromSlot {
			fn.free[i] = f.slots[src.Index].(*cell)
		} else {
			fn.free[i] = f.fn.free[src.Index]
		}
	}
	for i, q := range code.Params {
		if q.Default == nil {
			continue
		}
		if fn.defaults == nil {
			fn.defaults = make([]Value, len(code.Params))
		}
		v, err := f.expr(q.Default)
		if err != nil {
			return nil, err
		}
		fn.defaults[i] = v
	}
	f.th.Alloc(funcSize)
	return fn, nil
}

// callFunc calls a function of the program.
func (t *Thread) callFunc(fn *Func, args []Value, kw []object.KW) (Value, error) {
	f := t.newFrame(fn)
	if len(kw) == 0 && fn.code.Simple && len(args) == len(fn.code.Params) {
		copy(f.slots, args)
	} else if err := f.bind(args, kw); err != nil {
		return nil, err
	}
	return f.begin()
}

const frameSize = 256 // bytes, for the account of memory

// begin runs a frame whose parameters are bound, or makes a generator of it.
func (f *frame) begin() (Value, error) {
	for _, s := range f.fn.code.Cells {
		f.slots[s] = &cell{v: f.slots[s]}
	}
	if f.fn.code.IsGen {
		f.gen = &Generator{f: f}
		f.th.Alloc(frameSize)
		return f.gen, nil
	}
	t := f.th
	v, err := f.run()
	if err == nil {
		t.release(f)
	}
	return v, err
}

// bind puts arguments into slots: the general case.
func (f *frame) bind(args []Value, kw []object.KW) error {
	code := f.fn.code
	positional, star, kwargs := 0, -1, -1
	for i, q := range code.Params {
		switch q.Kind {
		case syntax.Positional, syntax.PosOnly:
			positional++
		case syntax.VarArgs:
			star = i
		case syntax.VarKeywords:
			kwargs = i
		}
	}
	n := min(len(args), positional)
	copy(f.slots, args[:n])
	if star >= 0 {
		f.slots[star] = append(object.Tuple{}, args[n:]...)
	}
	var rest *object.Dict
	if kwargs >= 0 {
		rest = object.NewDict()
		f.slots[kwargs] = rest
	}
	if err := f.bindKeywords(kw, rest); err != nil {
		return err
	}
	if len(args) > positional && star < 0 {
		return f.tooMany(positional, len(args))
	}
	return f.bindDefaults()
}

// posOnlyNamed lists the positional-only parameters that are given by name.
func posOnlyNamed(code *syntax.Func, kw []object.KW) string {
	var names []string
	for _, q := range code.Params {
		if q.Kind == syntax.PosOnly && slices.ContainsFunc(kw, func(k object.KW) bool { return k.Name == q.Name.Text }) {
			names = append(names, q.Name.Text)
		}
	}
	return strings.Join(names, ", ")
}

func (f *frame) bindKeywords(kw []object.KW, rest *object.Dict) error {
	code := f.fn.code
next:
	for _, k := range kw {
		for i, q := range code.Params {
			if q.Name.Text != k.Name {
				continue
			}
			switch q.Kind {
			case syntax.Positional, syntax.KeywordOnly:
				if f.slots[i] != nil {
					return object.Raise(object.TypeError, "%s() got multiple values for argument '%s'", code.Qual, k.Name)
				}
				f.slots[i] = k.V
				continue next
			}
		}
		switch {
		case rest != nil:
			if err := rest.Set(f.th, object.Str(k.Name), k.V); err != nil {
				return err
			}
		default:
			if names := posOnlyNamed(code, kw); names != "" {
				return object.Raise(object.TypeError, "%s() got some positional-only arguments passed as keyword arguments: '%s'", code.Qual, names)
			}
			return object.Raise(object.TypeError, "%s() got an unexpected keyword argument '%s'", code.Qual, k.Name)
		}
	}
	return nil
}

func (f *frame) bindDefaults() error {
	code := f.fn.code
	var positional, named []string
	for i, q := range code.Params {
		switch {
		case f.slots[i] != nil:
		case f.fn.defaults != nil && f.fn.defaults[i] != nil:
			f.slots[i] = f.fn.defaults[i]
		case q.Kind == syntax.KeywordOnly:
			named = append(named, "'"+q.Name.Text+"'")
		default:
			positional = append(positional, "'"+q.Name.Text+"'")
		}
	}
	if positional != nil {
		return missing(code.Qual, "positional", positional)
	}
	if named != nil {
		return missing(code.Qual, "keyword-only", named)
	}
	return nil
}

func missing(fn, kind string, names []string) error {
	list := names[0]
	switch n := len(names); {
	case n == 2:
		list = names[0] + " and " + names[1]
	case n > 2:
		list = strings.Join(names[:n-1], ", ") + ", and " + names[n-1]
	}
	return object.Raise(object.TypeError, "%s() missing %d required %s argument%s: %s", fn, len(names), kind, plural(len(names)), list)
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

func (f *frame) tooMany(positional, given int) error {
	code := f.fn.code
	defaults, named := 0, 0
	for i, q := range code.Params {
		switch {
		case (q.Kind == syntax.Positional || q.Kind == syntax.PosOnly) && q.Default != nil:
			defaults++
		case q.Kind == syntax.KeywordOnly && f.slots[i] != nil:
			named++
		}
	}
	takes := fmt.Sprintf("%d positional argument%s", positional, plural(positional))
	if defaults > 0 {
		takes = fmt.Sprintf("from %d to %d positional arguments", positional-defaults, positional)
	}
	got := fmt.Sprint(given)
	if named > 0 {
		got = fmt.Sprintf("%d positional argument%s (and %d keyword-only argument%s)", given, plural(given), named, plural(named))
	}
	was := "were"
	if given == 1 && named == 0 {
		was = "was"
	}
	return object.Raise(object.TypeError, "%s() takes %s but %s %s given", code.Qual, takes, got, was)
}
