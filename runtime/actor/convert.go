package actor

import (
	"math"
	"time"

	"lockstep/runtime/python/object"
)

// toSeconds reads a number of seconds as CPython's time-outs do: rounded up to nanoseconds.
func toSeconds(v object.Value) (time.Duration, error) {
	switch v := v.(type) {
	case object.Float:
		f := float64(v)
		if math.IsNaN(f) {
			return 0, object.Raise(object.ValueError, "Invalid value NaN (not a number)")
		}
		if ns := math.Ceil(f * 1e9); math.Abs(ns) < math.MaxInt64 {
			return time.Duration(ns), nil
		}
		return 0, object.Raise(object.OverflowError, "timestamp out of range for platform time_t")
	case *object.Big:
	default:
		n, err := object.AsIndex(v)
		if err != nil {
			return 0, err
		}
		const most = int(math.MaxInt64 / time.Second)
		if n > -most && n < most {
			return time.Duration(n) * time.Second, nil
		}
	}
	return 0, object.Raise(object.OverflowError, "timestamp too large to convert to C _PyTime_t")
}

// truth is bool(v), with otherwise for an argument left out.
func (a *Actor) truth(v object.Value, otherwise bool) (bool, error) {
	if v == nil {
		return otherwise, nil
	}
	return object.Truth(a.python, v)
}
