package actor

import (
	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

// epoch is what time.time() says when a run begins in the lab: 2026-01-01T00:00:00Z, in Unix seconds.
const epoch = 1767225600

var timeModule = module{name: "time", classes: []class{{typ: structTime, methods: structTimeMethods}}, functions: []object.Func{
	{Name: "gmtime", Sig: "(seconds=None, /)", Fn: function(brokenDown)},
	{Name: "localtime", Sig: "(seconds=None, /)", Fn: function(brokenDown)},
	{Name: "strftime", Sig: "(format[, t], /)", Fn: function(formatTime)},
	{Name: "ctime", Sig: "(seconds=None, /)", Fn: function(currentText)},
	{Name: "sleep", Sig: "(seconds, /)", Fn: function(sleep)},
	{Name: "time", Sig: "()", Fn: function(func(a *Actor, _ []object.Value) (object.Value, error) {
		return object.Float((a.opt.Began + a.now()).Seconds()), nil
	})},
	{Name: "time_ns", Sig: "()", Fn: function(func(a *Actor, _ []object.Value) (object.Value, error) {
		return object.MkInt(int64(a.opt.Began + a.now())), nil
	})},
	{Name: "monotonic", Sig: "()", Fn: function(sinceStart)},
	{Name: "perf_counter", Sig: "()", Fn: function(sinceStart)},
	{Name: "monotonic_ns", Sig: "()", Fn: function(nanosSinceStart)},
	{Name: "perf_counter_ns", Sig: "()", Fn: function(nanosSinceStart)},
}}

func sinceStart(a *Actor, _ []object.Value) (object.Value, error) {
	return object.Float(a.now().Seconds()), nil
}

func nanosSinceStart(a *Actor, _ []object.Value) (object.Value, error) {
	return object.MkInt(int64(a.now())), nil
}

func sleep(a *Actor, v []object.Value) (object.Value, error) {
	d, err := toSeconds(v[0])
	if err != nil {
		return nil, err
	}
	if d < 0 {
		return nil, object.Raise(object.ValueError, "sleep length must be non-negative")
	}
	_, err = a.gate("sleep", world.Call{Kind: world.Sleep, Wait: d})
	return object.None, err
}
