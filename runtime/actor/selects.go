package actor

import (
	"slices"
	"time"

	"lockstep/runtime/python/object"
	"lockstep/runtime/world"
)

var selectModule = module{name: "select", functions: []object.Func{
	{Name: "select", Sig: "(rlist, wlist, xlist, timeout=None, /)", Fn: function(selectReady)},
}, constants: []constant{{name: "error", value: object.OSError}}}

// watched is one of select's three lists: the objects and, beside each, its file number, then its handle.
type watched struct {
	objects []object.Value
	handles []int
}

// selectReady is select.select().
func selectReady(a *Actor, v []object.Value) (object.Value, error) {
	wait, err := selectWait(v[3])
	if err != nil {
		return nil, err
	}
	var lists [3]watched
	for i := range lists {
		if lists[i], err = a.watch(v[i]); err != nil {
			return nil, err
		}
	}
	for i := range lists {
		if err := a.findHandles(&lists[i]); err != nil {
			return nil, err
		}
	}
	r, err := a.do("select", world.Call{
		Kind: world.Select, Wait: wait,
		R: lists[0].handles, W: lists[1].handles, X: lists[2].handles,
	})
	if r.Err == world.TimedOut {
		return object.Tuple{&object.List{}, &object.List{}, &object.List{}}, nil
	}
	if err != nil {
		return nil, err
	}
	return object.Tuple{lists[0].ready(r.R), lists[1].ready(r.W), lists[2].ready(r.X)}, nil
}

func selectWait(v object.Value) (time.Duration, error) {
	if object.IsNone(v) {
		return world.Forever, nil
	}
	d, err := toSeconds(v)
	switch {
	case object.IsExc(err, object.TypeError):
		return 0, object.Raise(object.TypeError, "timeout must be a float or None")
	case err == nil && d < 0:
		return 0, object.Raise(object.ValueError, "timeout must be non-negative")
	}
	return d, err
}

// watch reads a list of sockets: file numbers, and objects with a fileno().
func (a *Actor) watch(v object.Value) (watched, error) {
	var w watched
	objects, err := object.ToSlice(a.python, v)
	if object.IsExc(err, object.TypeError) {
		return w, object.Raise(object.TypeError, "arguments 1-3 must be sequences")
	}
	if err != nil {
		return w, err
	}
	w.objects = objects
	for _, o := range objects {
		fd, err := a.fileNumber(o)
		if err != nil {
			return w, err
		}
		switch {
		case fd < 0:
			return w, object.Raise(object.ValueError, "file descriptor cannot be a negative integer (%d)", fd)
		case fd >= 1024:
			return w, object.Raise(object.ValueError, "filedescriptor out of range in select()")
		}
		w.handles = append(w.handles, fd)
	}
	return w, nil
}

// findHandles puts handles in the place of file numbers.
func (a *Actor) findHandles(w *watched) error {
	for i, fd := range w.handles {
		switch {
		case fd < firstFD:
			return refused("select.select", "standard streams")
		case fd >= len(a.descriptors) || a.descriptors[fd] == nil:
			return raiseErrno("EBADF")
		}
		w.handles[i] = a.descriptors[fd].handle
	}
	return nil
}

func (a *Actor) fileNumber(v object.Value) (int, error) {
	switch v.(type) {
	case object.Int, object.Bool, *object.Big:
		return object.AsCInt(v)
	}
	fileno, err := object.GetAttr(a.python, v, "fileno")
	if object.IsExc(err, object.AttributeError) {
		return 0, object.Raise(object.TypeError, "argument must be an int, or have a fileno() method.")
	}
	if err != nil {
		return 0, err
	}
	n, err := a.python.Call(fileno, nil, nil)
	if err != nil {
		return 0, err
	}
	fd, ok := n.(object.Int)
	if !ok {
		return 0, object.Raise(object.TypeError, "fileno() returned a non-integer")
	}
	return int(fd), nil
}

// ready gives the objects whose handles are ready, in the order of the list.
func (w watched) ready(handles []int) *object.List {
	out := &object.List{}
	for i, h := range w.handles {
		if slices.Contains(handles, h) {
			out.V = append(out.V, w.objects[i])
		}
	}
	return out
}
