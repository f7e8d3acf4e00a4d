package actor

import "lockstep/runtime/python/object"

// numberOf finds an error number by name; one that Linux does not know counts as EIO.
func numberOf(name string) int {
	for _, e := range object.Errnos() {
		if e.Name == name {
			return e.No
		}
	}
	return numberOf("EIO")
}

// raiseErrno makes the exception that CPython raises for an error number.
func raiseErrno(name string) error { return object.OSErrorFor(numberOf(name)) }

var errnoModule = module{name: "errno", more: errnoConstants}

func errnoConstants() []constant {
	out := []constant{{name: "errorcode", fresh: errorCodes}}
	for _, e := range object.Errnos() {
		out = append(out, constant{name: e.Name, value: object.MkInt(int64(e.No))})
	}
	return out
}

// errorCodes is errno.errorcode: names by number.
func errorCodes(*Actor) object.Value {
	d := object.NewDict()
	for _, e := range object.Errnos() {
		k := object.MkInt(int64(e.No))
		if _, known, _ := d.Get(object.Quiet, k); !known {
			_ = d.Set(object.Quiet, k, object.Str(e.Name)) // an int is hashable
		}
	}
	return d
}
