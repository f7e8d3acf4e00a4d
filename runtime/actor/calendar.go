package actor

import (
	"fmt"
	"math"
	"strings"
	"time"

	"lockstep/runtime/python/object"
)

// structTime is time.struct_time. Every actor lives in UTC.
var structTime = object.NewClass(object.ClassDef{Module: "time", Name: "struct_time", Props: structTimeProps()})

var structTimeMethods = []object.Func{
	{Name: "__getitem__", Sig: "(index, /)", Fn: method(func(a *Actor, t time.Time, v []object.Value) (object.Value, error) {
		return object.GetItem(a.python, timeFields(t), v[0])
	})},
	{Name: "__len__", Sig: "()", Fn: method(func(*Actor, time.Time, []object.Value) (object.Value, error) { return object.MkInt(9), nil })},
	{Name: "__repr__", Sig: "()", Fn: method(describeTime)},
}

var timeFieldNames = []string{"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst"}

func timeFields(t time.Time) object.Tuple {
	var out object.Tuple
	for _, n := range []int{
		t.Year(), int(t.Month()), t.Day(), t.Hour(), t.Minute(), t.Second(), (int(t.Weekday()) + 6) % 7, t.YearDay(), 0,
	} {
		out = append(out, object.MkInt(int64(n)))
	}
	return out
}

func structTimeProps() []object.Prop {
	var ps []object.Prop
	for i, name := range timeFieldNames {
		ps = append(ps, prop(name, func(t time.Time) object.Value { return timeFields(t)[i] }))
	}
	return ps
}

func describeTime(_ *Actor, t time.Time, _ []object.Value) (object.Value, error) {
	var parts []string
	for i, v := range timeFields(t) {
		parts = append(parts, timeFieldNames[i]+"="+object.Repr(v))
	}
	return object.Str("time.struct_time(" + strings.Join(parts, ", ") + ")"), nil
}

// moment reads seconds since 1970, or None for now.
func (a *Actor) moment(v object.Value) (time.Time, error) {
	if object.IsNone(v) {
		return time.Unix(0, int64(a.opt.Began+a.now())).UTC(), nil
	}
	var seconds int64
	switch v := v.(type) {
	case object.Float:
		f := math.Floor(float64(v))
		if math.IsNaN(f) {
			return time.Time{}, object.Raise(object.ValueError, "Invalid value NaN (not a number)")
		}
		if !(math.Abs(f) < 1<<63) {
			return time.Time{}, noSuchTime()
		}
		seconds = int64(f)
	case *object.Big:
		return time.Time{}, noSuchTime()
	default:
		n, err := object.AsIndex(v)
		if err != nil {
			return time.Time{}, err
		}
		seconds = int64(n)
	}
	if seconds < -1<<55 || seconds > 1<<55 { // the year is an int of C
		return time.Time{}, raiseErrno("EOVERFLOW")
	}
	return time.Unix(seconds, 0).UTC(), nil
}

func noSuchTime() error {
	return object.Raise(object.OverflowError, "timestamp out of range for platform time_t")
}

func brokenDown(a *Actor, v []object.Value) (object.Value, error) {
	t, err := a.moment(v[0])
	if err != nil {
		return nil, err
	}
	a.charge(valueSize)
	return wrap(structTime, t), nil
}

func currentText(a *Actor, v []object.Value) (object.Value, error) {
	t, err := a.moment(v[0])
	return object.Str(t.Format("Mon Jan _2 15:04:05 2006")), err
}

// directives are strftime's, with Go's layout for each where there is one.
var directives = map[byte]string{
	'Y': "2006", 'm': "01", 'd': "02", 'H': "15", 'M': "04", 'S': "05", 'y': "06", 'j': "002", 'e': "_2", 'I': "03",
	'p': "PM", 'a': "Mon", 'A': "Monday", 'b': "Jan", 'B': "January", 'F': "2006-01-02", 'T': "15:04:05",
	'D': "01/02/06", 'R': "15:04", 'c': "Mon Jan _2 15:04:05 2006", 'x': "01/02/06", 'X': "15:04:05",
}

func formatTime(a *Actor, v []object.Value) (object.Value, error) {
	format, err := object.AsStr(v[0], "strftime() argument 1")
	if err != nil {
		return nil, err
	}
	t, err := a.moment(nil)
	if err != nil {
		return nil, err
	}
	if v[1] != nil {
		if t, err = object.Data[time.Time](v[1]); err != nil { // CPython takes tuples too
			return nil, refused("time.strftime", object.TypeName(v[1]))
		}
	}
	var b strings.Builder
	for i := 0; i < len(format); i++ {
		if format[i] != '%' || i+1 == len(format) {
			b.WriteByte(format[i])
			continue
		}
		i++
		switch c := format[i]; {
		case c == '%':
			b.WriteByte('%')
		case c == 'w':
			fmt.Fprint(&b, int(t.Weekday()))
		case c == 'Z':
			b.WriteString("UTC")
		case directives[c] != "":
			b.WriteString(t.Format(directives[c]))
		default:
			return nil, refused("time.strftime", "%"+string(c))
		}
	}
	a.charge(b.Len())
	return object.Str(b.String()), nil
}
