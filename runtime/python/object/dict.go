package object

// Dict keeps its entries in the order they were put in.
type Dict struct {
	index   map[any]int // from key to place in entries
	entries []entry
	n       int // live entries
	Sharing
}

type entry struct {
	k, v Value
	hk   any
	live bool
}

// NewDict makes an empty dict.
func NewDict() *Dict { return &Dict{index: map[any]int{}} }

// Len is the number of entries.
func (d *Dict) Len() int { return d.n }

// Get finds a key. It raises when the key is unhashable.
func (d *Dict) Get(h Host, k Value) (Value, bool, error) {
	hk, err := keyOf(h, k)
	if err != nil {
		return nil, false, err
	}
	if i, ok := d.index[hk]; ok {
		return d.entries[i].v, true, nil
	}
	return nil, false, nil
}

// Set puts a value under a key.
func (d *Dict) Set(h Host, k, v Value) error {
	hk, err := keyOf(h, k)
	if err != nil {
		return err
	}
	d.set(h, hk, k, v)
	return nil
}

func (d *Dict) set(h Host, hk any, k, v Value) {
	if i, ok := d.index[hk]; ok {
		d.entries[i].v = v
		return
	}
	h.Alloc(entrySize)
	d.index[hk] = len(d.entries)
	d.entries = append(d.entries, entry{k, v, hk, true})
	d.n++
}

// Del removes a key and gives its value.
func (d *Dict) Del(h Host, k Value) (Value, bool, error) {
	hk, err := keyOf(h, k)
	if err != nil {
		return nil, false, err
	}
	i, ok := d.index[hk]
	if !ok {
		return nil, false, nil
	}
	v := d.entries[i].v
	d.remove(i)
	return v, true, nil
}

// garbage is how many dead entries a dict carries before it is packed again.
const garbage = 16

func (d *Dict) remove(i int) {
	delete(d.index, d.entries[i].hk)
	d.entries[i] = entry{}
	d.n--
	if i == len(d.entries)-1 {
		for i >= 0 && !d.entries[i].live {
			i--
		}
		d.entries = d.entries[:i+1]
	}
	if d.n*2+garbage < len(d.entries) {
		d.pack()
	}
}

func (d *Dict) pack() {
	old := d.entries
	d.entries = make([]entry, 0, d.n)
	for _, e := range old {
		if e.live {
			d.index[e.hk] = len(d.entries)
			d.entries = append(d.entries, e)
		}
	}
}

// Clear removes everything.
func (d *Dict) Clear() { *d = Dict{index: map[any]int{}} }

// Each visits the entries in order. f must not change d.
func (d *Dict) Each(f func(k, v Value)) {
	for _, e := range d.entries {
		if e.live {
			f(e.k, e.v)
		}
	}
}

// each visits the entries in order until f fails. f may change d: it sees what is there then.
func (d *Dict) each(f func(k, v Value) error) error {
	for i := 0; i < len(d.entries); i++ {
		if e := d.entries[i]; e.live {
			if err := f(e.k, e.v); err != nil {
				return err
			}
		}
	}
	return nil
}

// Keys lists the keys in order.
func (d *Dict) Keys() []Value {
	out := make([]Value, 0, d.n)
	d.Each(func(k, _ Value) { out = append(out, k) })
	return out
}

// addAll puts all entries of o into d.
func (d *Dict) addAll(h Host, o *Dict) {
	for _, e := range o.entries {
		if e.live {
			d.set(h, e.hk, e.k, e.v)
		}
	}
}

func (d *Dict) copy(h Host) *Dict {
	out := NewDict()
	out.addAll(h, d)
	return out
}

// ViewKind tells the three views of a dict apart.
type ViewKind byte

const (
	ViewKeys ViewKind = iota
	ViewValues
	ViewItems
)

// View is d.keys(), d.values() or d.items().
type View struct {
	D    *Dict
	Kind ViewKind
}

func (v *View) class() *Class { return [...]*Class{KeysType, ValuesType, ItemsType}[v.Kind] }

func (v *View) iterClass() *Class {
	return [...]*Class{keyIterType, valueIterType, itemIterType}[v.Kind]
}

func (v *View) of(e *entry) Value {
	switch v.Kind {
	case ViewValues:
		return e.v
	case ViewItems:
		return Tuple{e.k, e.v}
	}
	return e.k
}

// dictIter walks a view, forwards or backwards; it raises when the dict changes size.
type dictIter struct {
	view *View
	i, n int
	step int
	what string
}

func newDictIter(v *View) *dictIter {
	return &dictIter{view: v, n: v.D.n, step: 1, what: "dictionary"}
}

var reverseDictIterTypes = map[ViewKind]*Class{
	ViewKeys: nativeClass("dict_reversekeyiterator"), ViewValues: nativeClass("dict_reversevalueiterator"), ViewItems: nativeClass("dict_reverseitemiterator"),
}

func newDictReverse(v *View) *dictIter {
	return &dictIter{view: v, i: len(v.D.entries) - 1, n: v.D.n, step: -1, what: "dictionary"}
}

func (it *dictIter) Next(Host) (Value, bool, error) {
	d := it.view.D
	if it.n < 0 {
		return nil, false, nil
	}
	if d.n != it.n {
		return nil, false, Raise(RuntimeError, "%s changed size during iteration", it.what)
	}
	for it.i >= 0 && it.i < len(d.entries) {
		e := &d.entries[it.i]
		it.i += it.step
		if e.live {
			return it.view.of(e), true, nil
		}
	}
	it.n = -1
	return nil, false, nil
}

func (it *dictIter) PyType() *Class {
	if it.what == "Set" {
		return setIterType
	}
	if it.step < 0 {
		return reverseDictIterTypes[it.view.Kind]
	}
	return it.view.iterClass()
}
func (it *dictIter) Size() int                  { return iterSize }
func (it *dictIter) Children(visit func(Value)) { visit(it.view) }
