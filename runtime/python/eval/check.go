package eval

import (
	"fmt"
	"strings"

	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

var okAttrs = map[string]bool{}

func init() {
	for _, c := range []*object.Class{object.StrType, object.BytesType, object.ListType, object.DictType, object.SetType, object.FrozenSetType, object.IntType, object.FloatType, object.TupleType, object.PropType, object.BaseException} {
		for n := range c.Attrs {
			okAttrs[n] = true
		}
	}
	for _, n := range strings.Fields("args __cause__ __context__ __name__ __init__ __class__ __str__ __repr__ __enter__ __exit__ __call__ __len__ __getitem__ __setitem__ __doc__ errno strerror value send close") {
		okAttrs[n] = true
	}
}

// special methods the evaluator honours; a class that defines another one would behave differently under CPython
var okDunder = " __init__ __str__ __repr__ __eq__ __ne__ __lt__ __le__ __gt__ __ge__ __hash__ __bool__ __len__ __getitem__ __setitem__ __delitem__ __contains__ __iter__ __next__ __call__ __enter__ __exit__ __add__ __sub__ __mul__ __truediv__ __floordiv__ __mod__ __pow__ __and__ __or__ __xor__ __radd__ __rsub__ __rmul__ __neg__ __invert__ __pos__ __getattr__ __format__ __name__ "

// Check refuses, before the run, what the subset lacks.
func Check(m *syntax.Module, mods map[string]*object.Module) *syntax.Error {
	bad := func(p syntax.Pos, f string, a ...any) *syntax.Error {
		return &syntax.Error{File: m.File, Pos: p, Msg: fmt.Sprintf(f, a...)}
	}
	for _, n := range m.Builtin {
		if object.Builtins[n.Id] == nil && strings.Contains(pyBuiltins, " "+n.Id+" ") {
			return bad(n.P, "%s is not available in this subset", n.Id)
		}
	}
	for _, i := range m.Imports {
		mod := mods[i.Mod]
		if mod == nil {
			return bad(i.P, "no module %s here (there are: %s)", i.Mod, strings.Join(keys(mods), ", "))
		}
		for _, n := range i.Names {
			if mod.Attrs[n.Name] == nil {
				return bad(n.As.P, "module %s has no %s here", i.Mod, n.Name)
			}
		}
	}
	host := map[string]bool{}
	for _, mod := range mods {
		for n, v := range mod.Attrs {
			host[n] = true
			if c, ok := v.(*object.Class); ok {
				for k := range c.Attrs {
					host[k] = true
				}
			}
		}
	}
	for _, a := range m.Attrs {
		if strings.Contains(pyAttrs, " "+a.Name+" ") && !okAttrs[a.Name] && !host[a.Name] && !m.Defined[a.Name] {
			return bad(a.NameAt, ".%s is not available in this subset", a.Name)
		}
	}
	for n := range m.Defined {
		if strings.HasPrefix(n, "__") && strings.HasSuffix(n, "__") && !strings.Contains(okDunder, " "+n+" ") {
			return bad(syntax.Pos{Line: 1, Col: 1}, "the special method %s is not available in this subset", n)
		}
	}
	return nil
}
func keys(m map[string]*object.Module) (out []string) {
	for k := range m {
		out = append(out, k)
	}
	return
}
