package actor

import (
	"math/big"
	"sort"

	"lockstep/runtime/python/eval"
	"lockstep/runtime/python/object"
	"lockstep/runtime/python/syntax"
)

// chanceFunction is a function of the module random, and a method of random.Random.
type chanceFunction struct {
	name, sig string
	fn        func(a *Actor, t *twister, v []object.Value) (object.Value, error)
}

var chanceFunctions = []chanceFunction{
	{"seed", "(a=None, version: refused=2)", func(a *Actor, t *twister, v []object.Value) (object.Value, error) {
		return object.None, t.seedBy(a, v[0])
	}},
	{"random", "()", func(_ *Actor, t *twister, _ []object.Value) (object.Value, error) {
		return object.Float(t.float()), nil
	}},
	{"uniform", "(a, b)", func(a *Actor, t *twister, v []object.Value) (object.Value, error) {
		width, err := object.Binary(a.python, syntax.Sub, v[1], v[0])
		if err == nil {
			width, err = object.Binary(a.python, syntax.Mul, width, object.Float(t.float()))
		}
		if err != nil {
			return nil, err
		}
		return object.Binary(a.python, syntax.Add, v[0], width)
	}},
	{"getrandbits", "(k: cint, /)", func(a *Actor, t *twister, v []object.Value) (object.Value, error) {
		k := int(v[0].(object.Int))
		if k < 0 {
			return nil, object.Raise(object.ValueError, "number of bits must be non-negative")
		}
		a.charge(k / 8)
		a.python.Work(k / 32)
		return object.MkBig(t.bits(k)), nil
	}},
	{"randbytes", "(n)", func(a *Actor, t *twister, v []object.Value) (object.Value, error) {
		bits, err := object.Binary(a.python, syntax.Mul, v[0], object.MkInt(8))
		if err != nil {
			return nil, err
		}
		n, err := object.AsCInt(bits)
		if err != nil {
			return nil, err
		}
		if n /= 8; n < 0 {
			return nil, object.Raise(object.ValueError, "number of bits must be non-negative")
		}
		a.charge(n)
		a.python.Work(n / 4)
		b := make([]byte, n)
		for i := 0; i < n; i += 4 {
			w := t.bits32() >> (32 - 8*min(4, n-i))
			for k := i; k < min(n, i+4); k, w = k+1, w>>8 {
				b[k] = byte(w)
			}
		}
		return object.Bytes(b), nil
	}},
	{"randrange", "(start, stop=None, step=1)", randRange},
	{"randint", "(a, b)", func(a *Actor, t *twister, v []object.Value) (object.Value, error) {
		stop, err := object.Binary(a.python, syntax.Add, v[1], object.MkInt(1))
		if err != nil {
			return nil, err
		}
		return randRange(a, t, []object.Value{v[0], stop, object.MkInt(1)})
	}},
	{"choice", "(seq)", func(a *Actor, t *twister, v []object.Value) (object.Value, error) {
		n, err := object.Len(a.python, v[0])
		if err != nil {
			return nil, err
		}
		if n == 0 {
			return nil, object.Raise(object.IndexError, "Cannot choose from an empty sequence")
		}
		return object.GetItem(a.python, v[0], object.MkInt(int64(t.index(n))))
	}},
	{"choices", "(population, weights=None, *, cum_weights: refused=None, k=1)", choices},
	{"shuffle", "(x)", shuffle},
	{"sample", "(population, k, *, counts: refused=None)", sample},
}

var randomType = newType("random", "Random")

var randomModule = module{
	name: "random",
	functions: chanceRows(func(f chanceFunction) goFunction {
		return function(func(a *Actor, v []object.Value) (object.Value, error) { return f.fn(a, a.chance(), v) })
	}),
	classes: []class{{typ: randomType, methods: append(
		chanceRows(func(f chanceFunction) goFunction { return method(f.fn) }),
		object.Func{Name: "__init__", Sig: "(x=None)", Fn: constructor(func(a *Actor, v []object.Value) (*twister, error) {
			a.charge(4 * twisterSize)
			t := &twister{}
			return t, t.seedBy(a, v[0])
		})},
	)}},
}

func chanceRows(fn func(f chanceFunction) goFunction) []object.Func {
	var rows []object.Func
	for _, f := range chanceFunctions {
		rows = append(rows, object.Func{Name: f.name, Sig: f.sig, Fn: fn(f)})
	}
	return rows
}

// chance is the generator of the module's functions. Until the program seeds it, what it gives
// depends on whoever started the actor.
func (a *Actor) chance() *twister {
	if a.twister == nil {
		a.twister = &twister{}
		a.twister.number = a.eval.NumberOf(a.twister)
		_ = a.twister.seedBy(a, object.None)
	}
	touched(a.python, eval.Touch{Object: a.twister.number, Write: true}) // who draws first gets another number
	return a.twister
}

// between is an integer from low to high, high excluded.
func (t *twister) between(low, high *big.Int) (object.Value, error) {
	width := new(big.Int).Sub(high, low)
	if width.Sign() <= 0 {
		return nil, object.Raise(object.ValueError, "empty range for randrange() (%s, %s, %s)", low, high, width)
	}
	return object.MkBig(width.Add(low, t.below(width))), nil
}

// whole is an argument of randrange: an integer, or what int() makes one of.
func (a *Actor) whole(v object.Value, name string) (*big.Int, error) {
	if n, err := object.AsInt(v); err == nil {
		return n, nil
	}
	made, err := object.Instantiate(a.python, object.IntType, []object.Value{v}, nil)
	if err != nil {
		return nil, err
	}
	same, err := object.Equal(a.python, made, v)
	switch {
	case err != nil:
		return nil, err
	case same: // CPython warns that it will not be allowed any more
		return nil, refused("random.randrange", object.TypeName(v))
	}
	return nil, object.Raise(object.ValueError, "non-integer %s for randrange()", name)
}

func randRange(a *Actor, t *twister, v []object.Value) (object.Value, error) {
	start, err := a.whole(v[0], "arg 1")
	switch {
	case err != nil:
		return nil, err
	case !object.IsNone(v[1]):
	case v[2] != object.Value(object.Int(1)):
		return nil, object.Raise(object.TypeError, "Missing a non-None stop argument")
	case start.Sign() <= 0:
		return nil, object.Raise(object.ValueError, "empty range for randrange()")
	default:
		return object.MkBig(t.below(start)), nil
	}
	stop, err := a.whole(v[1], "stop")
	if err != nil {
		return nil, err
	}
	step, err := a.whole(v[2], "step")
	switch {
	case err != nil:
		return nil, err
	case step.Cmp(big.NewInt(1)) == 0:
		return t.between(start, stop)
	case step.Sign() == 0:
		return nil, object.Raise(object.ValueError, "zero step for randrange()")
	}
	n := new(big.Int).Sub(stop, start)
	n.Add(n, step).Sub(n, big.NewInt(int64(step.Sign())))
	if n.Quo(n, step).Sign() <= 0 {
		return nil, object.Raise(object.ValueError, "empty range for randrange()")
	}
	r := t.below(n)
	return object.MkBig(r.Mul(r, step).Add(r, start)), nil
}

func shuffle(a *Actor, t *twister, v []object.Value) (object.Value, error) {
	l, ok := v[0].(*object.List)
	if !ok {
		return nil, refused("random.shuffle", object.TypeName(v[0]))
	}
	for i := len(l.V) - 1; i > 0; i-- {
		a.python.Work(1)
		j := t.index(i + 1)
		l.V[i], l.V[j] = l.V[j], l.V[i]
	}
	return object.None, nil
}

func sample(a *Actor, t *twister, v []object.Value) (object.Value, error) {
	switch v[0].(type) {
	case *object.List, object.Tuple, object.Str, object.Bytes, *object.ByteArray, *object.Range:
	default:
		return nil, object.Raise(object.TypeError, "Population must be a sequence.  For dicts or sets, use sorted(d).")
	}
	n, err := object.Len(a.python, v[0])
	if err != nil {
		return nil, err
	}
	if _, err := object.Compare(a.python, syntax.Le, object.MkInt(0), v[1]); err != nil {
		return nil, err
	}
	if f, ok := v[1].(object.Float); ok && !(f >= 0 && f <= object.Float(n)) {
		return nil, object.Raise(object.ValueError, "Sample larger than population or is negative")
	}
	k, err := object.AsIndex(v[1])
	if object.IsExc(err, object.TypeError) {
		return nil, err
	}
	if err != nil || k < 0 || k > n {
		return nil, object.Raise(object.ValueError, "Sample larger than population or is negative")
	}
	a.charge(2 * valueSize * k)
	a.python.Work(k)
	picked := make([]object.Value, k)
	for i, j := range t.distinct(n, k) {
		if picked[i], err = object.GetItem(a.python, v[0], object.MkInt(int64(j))); err != nil {
			return nil, err
		}
	}
	return &object.List{V: picked}, nil
}

// distinct picks k of the first n numbers as CPython does: out of a pool of them all where that is
// small, else by picking again what was picked before.
func (t *twister) distinct(n, k int) []int {
	out := make([]int, k)
	setSize := 21
	for table := 1; k > 5; table *= 4 {
		if table >= 3*k {
			setSize += table
			break
		}
	}
	moved := map[int]int{} // of the pool: what stands in the place of what was picked
	at := func(i int) int {
		if j, ok := moved[i]; ok {
			return j
		}
		return i
	}
	for i := range out {
		if n <= setSize {
			j := t.index(n - i)
			out[i] = at(j)
			moved[j] = at(n - i - 1)
			continue
		}
		for out[i] = t.index(n); moved[out[i]] == 1; out[i] = t.index(n) {
		}
		moved[out[i]] = 1
	}
	return out
}

func choices(a *Actor, t *twister, v []object.Value) (object.Value, error) {
	n, err := object.Len(a.python, v[0])
	if err != nil {
		return nil, err
	}
	pick := func() int { return int(t.float() * float64(n)) }
	if !object.IsNone(v[1]) {
		sums, err := a.sums(v[1], n)
		if err != nil {
			return nil, err
		}
		total := sums[n-1]
		pick = func() int {
			x := t.float() * total
			return min(n-1, sort.Search(n, func(i int) bool { return x < sums[i] }))
		}
	}
	k, err := object.AsIndex(v[3])
	if err != nil {
		return nil, err
	}
	k = max(0, k)
	a.charge(valueSize * k)
	a.python.Work(k)
	out := make([]object.Value, k)
	for i := range out {
		if out[i], err = object.GetItem(a.python, v[0], object.MkInt(int64(pick()))); err != nil {
			return nil, err
		}
	}
	return &object.List{V: out}, nil
}

// sums reads n weights and adds them up, one after the other.
func (a *Actor) sums(weights object.Value, n int) ([]float64, error) {
	if _, ok := weights.(object.Int); ok {
		return nil, object.Raise(object.TypeError, "The number of choices must be a keyword argument: k=%s", object.Repr(weights))
	}
	ws, err := object.ToSlice(a.python, weights)
	if err != nil {
		return nil, err
	}
	if len(ws) != n {
		return nil, object.Raise(object.ValueError, "The number of weights does not match the population")
	}
	if n == 0 {
		return nil, object.Raise(object.IndexError, "list index out of range")
	}
	for i := range ws[1:] {
		if ws[i+1], err = object.Binary(a.python, syntax.Add, ws[i], ws[i+1]); err != nil {
			return nil, err
		}
	}
	if _, err := object.Binary(a.python, syntax.Add, ws[n-1], object.Float(0)); err != nil {
		return nil, err
	}
	sums := make([]float64, n)
	for i, w := range ws {
		if sums[i], err = object.AsFloat(w); err != nil {
			return nil, err
		}
	}
	if sums[n-1] <= 0 {
		return nil, object.Raise(object.ValueError, "Total of weights must be greater than zero")
	}
	return sums, nil
}
