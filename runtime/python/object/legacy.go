package object

// legacy adapts a function of the prototype until its table is written.
func legacy(name string, f BF) *Builtin {
	return NewBuiltin("", Func{Name: name, Sig: "(*args, **kwargs)", Fn: func(h Host, a []Value) (Value, error) {
		var self Value
		if len(a) == 3 {
			self, a = a[0], a[1:]
		}
		var kw []KW
		a[1].(*Dict).Each(func(k, v Value) { kw = append(kw, KW{string(k.(Str)), v}) })
		return f(h, self, a[0].(Tuple), kw)
	}})
}
