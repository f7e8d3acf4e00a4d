package actor

import (
	"math"

	"lockstep/runtime/python/object"
)

var sysModule = module{
	name:      "sys",
	classes:   []class{{typ: stdoutType, path: "sys.stdout", methods: stdoutMethods, unnamed: true}},
	functions: []object.Func{{Name: "exit", Sig: "(status=None, /)", Fn: exit}},
	constants: []constant{
		{name: "argv", fresh: arguments},
		{name: "stdout", value: standardOutput},
		{name: "maxsize", value: object.Int(math.MaxInt64)},
		{name: "byteorder", value: object.Str("little")},
		{name: "platform", value: object.Str("linux")},
	},
}

func exit(_ object.Host, v []object.Value) (object.Value, error) {
	if object.IsNone(v[0]) {
		return nil, object.RaiseV(object.SystemExit)
	}
	if t, ok := v[0].(object.Tuple); ok {
		return nil, object.RaiseV(object.SystemExit, t...)
	}
	return nil, object.RaiseV(object.SystemExit, v[0])
}

func arguments(a *Actor) object.Value {
	list := &object.List{}
	for _, s := range a.opt.Argv {
		list.V = append(list.V, object.Str(s))
	}
	return list
}

var osModule = module{name: "os", functions: []object.Func{
	{Name: "urandom", Sig: "(size, /)", Fn: function(urandom)},
}}

// urandom is os.urandom(): chance comes from whoever started the actor.
func urandom(a *Actor, v []object.Value) (object.Value, error) {
	n, err := object.AsIndex(v[0])
	if err != nil {
		return nil, err
	}
	if n < 0 {
		return nil, object.Raise(object.ValueError, "negative argument not allowed")
	}
	a.charge(n)
	b := make([]byte, n)
	a.opt.Random(b)
	return object.Bytes(b), nil
}
