package object

// Len is the number of values of a range.
func (r *Range) Len() int64 {
	if r.Step > 0 && r.Start < r.Stop {
		return (r.Stop-r.Start-1)/r.Step + 1
	}
	if r.Step < 0 && r.Start > r.Stop {
		return (r.Start-r.Stop-1)/-r.Step + 1
	}
	return 0
}

func (r *Range) has(i int64) bool {
	n := r.Len()
	return n > 0 && (i-r.Start)%r.Step == 0 && (i-r.Start)/r.Step >= 0 && (i-r.Start)/r.Step < n
}

// equal: both have the same values.
func (r *Range) equal(o *Range) bool {
	n := r.Len()
	return n == o.Len() && (n == 0 || r.Start == o.Start && (n == 1 || r.Step == o.Step))
}

// rangeLimit keeps the arithmetic of ranges within 64 bits.
const rangeLimit = 1 << 62

var makeRange = Func{Sig: "(start[, stop, step], /)", Fn: func(h Host, a []Value) (Value, error) {
	n := [3]int64{0, 0, 1}
	args := a[1:]
	if args[1] == nil {
		args = []Value{MkInt(0), a[1], nil}
	}
	for i, x := range args {
		if x == nil {
			continue
		}
		b, err := AsInt(x)
		if err != nil {
			return nil, err
		}
		if !b.IsInt64() || b.Int64() > rangeLimit || b.Int64() < -rangeLimit {
			return nil, Refuse("python.range-size")
		}
		n[i] = b.Int64()
	}
	if n[2] == 0 {
		return nil, Raise(ValueError, "range() arg 3 must not be zero")
	}
	return &Range{n[0], n[1], n[2]}, nil
}}

var rangeMethods = []Func{
	{Name: "index", Sig: "(value, /)", Fn: func(h Host, a []Value) (Value, error) {
		r := a[0].(*Range)
		i, ok := wholeNumber(a[1])
		if !ok || !r.has(i) {
			if toBig(a[1]) == nil {
				return nil, Raise(ValueError, "sequence.index(x): x not in sequence")
			}
			s, err := ReprOf(h, a[1])
			if err != nil {
				return nil, err
			}
			return nil, Raise(ValueError, "%s is not in range", s)
		}
		return MkInt((i - r.Start) / r.Step), nil
	}},
	{Name: "count", Sig: "(value, /)", Fn: func(h Host, a []Value) (Value, error) {
		i, ok := wholeNumber(a[1])
		return MkInt(boolInt(ok && a[0].(*Range).has(i))), nil
	}},
}

var rangeProps = []Prop{
	{Name: "start", Get: func(h Host, self Value) (Value, error) { return MkInt(self.(*Range).Start), nil }},
	{Name: "stop", Get: func(h Host, self Value) (Value, error) { return MkInt(self.(*Range).Stop), nil }},
	{Name: "step", Get: func(h Host, self Value) (Value, error) { return MkInt(self.(*Range).Step), nil }},
}

// wholeNumber is a number that equals an int of 64 bits.
func wholeNumber(v Value) (int64, bool) {
	if f, ok := v.(Float); ok {
		if k, ok := floatKey(float64(f)).(Int); ok {
			return int64(k), true
		}
	}
	return asInt(v)
}

var makeSlice = Func{Sig: "(start[, stop, step], /)", Fn: func(h Host, a []Value) (Value, error) {
	if a[2] == nil {
		return &Slice{None, a[1], None}, nil
	}
	if a[3] == nil {
		a[3] = None
	}
	return &Slice{a[1], a[2], a[3]}, nil
}}

var sliceProps = []Prop{
	{Name: "start", Get: func(h Host, self Value) (Value, error) { return orNoneValue(self.(*Slice).Lo), nil }},
	{Name: "stop", Get: func(h Host, self Value) (Value, error) { return orNoneValue(self.(*Slice).Hi), nil }},
	{Name: "step", Get: func(h Host, self Value) (Value, error) { return orNoneValue(self.(*Slice).Step), nil }},
}

func (s *Slice) parts() Tuple {
	return Tuple{orNoneValue(s.Lo), orNoneValue(s.Hi), orNoneValue(s.Step)}
}

func orNoneValue(v Value) Value {
	if v == nil {
		return None
	}
	return v
}

// farAway is beyond the end of anything that can be sliced.
const farAway = 1 << 40

// sliceBound is one of a slice's three numbers, at most so far away; absent where the slice leaves it out.
func sliceBound(v Value, absent int) (int, error) {
	if IsNone(v) {
		return absent, nil
	}
	if b, ok := v.(*Big); ok {
		return b.Sign() * farAway, nil
	}
	i, ok := asInt(v)
	if !ok {
		return 0, Raise(TypeError, "slice indices must be integers or None or have an __index__ method")
	}
	return int(max(-farAway, min(i, farAway))), nil
}

// span is a slice applied to a length: the first index, how many, how far
// apart, and the bound it stops at.
type span struct{ first, n, step, stop int }

func (s *Slice) over(length int) (span, error) {
	step, err := sliceBound(s.Step, 1)
	if err != nil {
		return span{}, err
	}
	if step == 0 {
		return span{}, Raise(ValueError, "slice step cannot be zero")
	}
	low, high := 0, length // where the bounds are clamped to
	if step < 0 {
		low, high = -1, length-1
	}
	place := func(v Value, absent int) (int, error) {
		i, err := sliceBound(v, absent)
		if err != nil || IsNone(v) {
			return i, err
		}
		if i < 0 {
			i += length
		}
		return max(low, min(i, high)), nil
	}
	first, last := low, high
	if step < 0 {
		first, last = high, low
	}
	if first, err = place(s.Lo, first); err != nil {
		return span{}, err
	}
	if last, err = place(s.Hi, last); err != nil {
		return span{}, err
	}
	n := 0
	if step > 0 && last > first {
		n = (last-first-1)/step + 1
	} else if step < 0 && last < first {
		n = (first-last-1)/-step + 1
	}
	return span{first, n, step, last}, nil
}

// cut copies what a span selects.
func cut[T any](v []T, s span) []T {
	out := make([]T, s.n)
	for i := range out {
		out[i] = v[s.first+i*s.step]
	}
	return out
}
