package eval_test

import "lockstep/runtime/python/object"

// standIns are the modules that the corpus imports, as far as it uses them.
// Threads run to their end in start, which is one of the orders CPython allows.
func standIns() map[string]*object.Module {
	mods := map[string]*object.Module{}
	for _, d := range []object.ModuleDef{
		{Name: "threading", Classes: []*object.Class{threadClass}},
		{Name: "socketserver", Classes: []*object.Class{handlerClass}},
		{Name: "time", Funcs: []object.Func{
			{Name: "sleep", Sig: "(seconds, /)", Fn: func(object.Host, []object.Value) (object.Value, error) { return object.None, nil }},
		}},
		{
			Name:  "sys",
			Attrs: map[string]object.Value{"argv": &object.List{V: []object.Value{object.Str("x.py")}}},
			Funcs: []object.Func{{Name: "exit", Sig: "(status=None, /)", Fn: func(_ object.Host, a []object.Value) (object.Value, error) {
				if a[0] == object.Value(object.None) {
					return nil, object.RaiseV(object.SystemExit)
				}
				return nil, object.RaiseV(object.SystemExit, a[0])
			}}},
		},
	} {
		mods[d.Name] = object.NewModule(d)
	}
	return mods
}

var threadClass = object.NewClass(object.ClassDef{Name: "Thread", Module: "threading", Methods: []object.Func{
	{Name: "__init__", Sig: "(group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None)", Fn: func(_ object.Host, a []object.Value) (object.Value, error) {
		self := a[0].(*object.Instance)
		self.Set("_target", a[2])
		self.Set("_args", a[4])
		return object.None, nil
	}},
	{Name: "run", Sig: "()", Fn: func(h object.Host, a []object.Value) (object.Value, error) {
		self := a[0].(*object.Instance)
		target, _ := self.Get("_target")
		args, _ := self.Get("_args")
		return h.Call(target, args.(object.Tuple), nil)
	}},
	{Name: "start", Sig: "()", Fn: func(h object.Host, a []object.Value) (object.Value, error) {
		run, err := object.GetAttr(h, a[0], "run")
		if err != nil {
			return nil, err
		}
		_, err = h.Call(run, nil, nil)
		return object.None, err
	}},
	{Name: "join", Sig: "(timeout=None)", Fn: func(object.Host, []object.Value) (object.Value, error) { return object.None, nil }},
}})

var handlerClass = object.NewClass(object.ClassDef{Name: "BaseRequestHandler", Module: "socketserver", Methods: []object.Func{
	{Name: "__init__", Sig: "(request, client_address, server)", Fn: func(h object.Host, a []object.Value) (object.Value, error) {
		self := a[0].(*object.Instance)
		for i, name := range []string{"request", "client_address", "server"} {
			self.Set(name, a[i+1])
		}
		handle, err := object.GetAttr(h, self, "handle")
		if err != nil {
			return nil, err
		}
		_, err = h.Call(handle, nil, nil)
		return object.None, err
	}},
}})
