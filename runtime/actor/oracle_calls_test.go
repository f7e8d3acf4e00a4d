package actor_test

import (
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strings"

	"lockstep/runtime/actor"
	"lockstep/runtime/python/object"
)

// choice is chance that follows from a text: a row of a table that is added or changed does not
// change what is generated for the others. (splitmix64)
type choice uint64

func chanceOf(seed string) *choice {
	h := fnv.New64a()
	h.Write([]byte(*search + seed))
	c := choice(h.Sum64())
	return &c
}

func (c *choice) below(n int) int {
	*c += 0x9e3779b97f4a7c15
	z := uint64(*c)
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return int((z ^ z>>31) >> 1 % uint64(n))
}

func (c *choice) of(list []string) string { return list[c.below(len(list))] }

// one in n.
func (c *choice) once(n int) bool { return c.below(n) == 0 }

// words is one of the words of a text.
func (c *choice) words(text string) string { return c.of(strings.Fields(text)) }

// entry is one row of the signature table: a function, a constructor or a method.
type entry struct {
	name      string   // "len", "str.join", "struct.pack", "socket.socket.recv"
	class     string   // of a method: which receivers
	call      string   // what stands before the parenthesis; a method's has %s for its receiver
	receivers []string // of a method
	sig       *object.Signature
	isBytes   bool
	like      string // of a class of exceptions: the one that it takes its arguments from
}

// entries lists the whole signature table in order of name.
func entries() []entry {
	var out []entry
	add := func(class, name, call string, b *object.Builtin) {
		out = append(out, entry{name: name, class: class, call: call, receivers: receivers[class], sig: b.Signature(), isBytes: class == "bytes" || class == "bytearray"})
	}
	for _, name := range slices.Sorted(maps.Keys(object.Builtins)) {
		switch v := object.Builtins[name].(type) {
		case *object.Builtin:
			add("", name, name, v)
		case *object.Class:
			if name != v.Name {
				continue // IOError
			}
			if make := v.Constructor(); make != nil {
				add("", name, name, make)
			} else if v.Is(object.BaseException) {
				init, _ := v.Lookup("__init__")
				add("", name, name, init.(*object.Builtin))
				if own := v.Attrs["__init__"]; own == nil && !ownArguments[name] {
					out[len(out)-1].like = v.Base.Name
				}
			}
			for _, m := range slices.Sorted(maps.Keys(v.Attrs)) {
				addMethod(add, v, name, m)
			}
		}
	}
	for _, c := range []*object.Class{object.KeysType, object.ItemsType} {
		for _, m := range slices.Sorted(maps.Keys(c.Attrs)) {
			addMethod(add, c, c.Name, m)
		}
	}
	for _, r := range actor.Reference() {
		if r.Signature == "" || r.Module == "" && r.Name != "input" || among[r.Module] || among[r.Name] {
			continue
		}
		b := object.NewBuiltin(r.Module, object.Func{Name: r.Word(), Sig: r.Signature})
		if r.Class == "" {
			add("", r.Name, r.Name, b)
		} else {
			name := r.Module + "." + r.Class
			add(name, name+"."+r.Word(), "(%s)."+r.Word(), b)
		}
	}
	return out
}

// among are the modules and functions whose calls depend on other threads or on files: the pairs of
// runtime/conductor try them.
var among = map[string]bool{
	"threading": true, "multiprocessing": true, "queue": true, "socketserver": true, "io": true,
	"json.dump": true, "json.load": true, "os.remove": true, "os.unlink": true, "os.path.getsize": true, "os.path.exists": true, "os.path.isfile": true,
	"os._exit": true, // ends whoever tries it
}

func addMethod(add func(class, name, call string, b *object.Builtin), c *object.Class, class, name string) {
	switch m := c.Attrs[name].(type) {
	case *object.Builtin:
		add(class, class+"."+name, "(%s)."+name, m)
	case *object.StaticMethod:
		add("", class+"."+name, class+"."+name, m.Fn.(*object.Builtin))
	case *object.ClassMethod:
		add("", class+"."+name, class+"."+name, m.Fn.(*object.Builtin))
	case *object.Property:
		add(class, class+"."+name, "(%s)."+name, nil2attr)
	}
}

// nil2attr stands for an attribute: it is read, not called.
var nil2attr = object.NewBuiltin("", object.Func{Name: "attribute", Sig: "()"})

// ownArguments are exceptions that do something with their arguments.
var ownArguments = map[string]bool{
	"Exception": true, "OSError": true, "BlockingIOError": true, "KeyError": true, "StopIteration": true, "SystemExit": true, "UnicodeDecodeError": true, "UnicodeEncodeError": true, "ImportError": true, "AttributeError": true, "NameError": true, "SyntaxError": true,
}

// changing are the classes whose methods change their object: it is shown too.
var changing = map[string]bool{"list": true, "dict": true, "set": true, "bytearray": true, "hashlib.HASH": false}

// calls generates the calls of an entry: every argument form, with right and with wrong values.
func (e *entry) calls() []string {
	c := chanceOf(e.name)
	seen := map[string]bool{}
	var out []string
	put := func(args string) {
		if expr := e.expr(c, args); !seen[expr] {
			seen[expr] = true
			out = append(out, expr)
		}
	}
	switch {
	case e.sig == nil2attr.Signature():
		for range 3 * len(e.receivers) {
			put("")
		}
		return out
	case e.like != "":
		for range 4 {
			put(e.list(c, nil, c.below(4)))
		}
		put("k=1")
		return out
	}
	var positional, named []object.Param
	open := false
	for _, p := range e.sig.Params {
		switch p.Kind {
		case object.PosOnly, object.PosOrKeyword:
			positional = append(positional, p)
		case object.KeywordOnly:
			named = append(named, p)
		default:
			open = true
		}
	}
	if len(e.sig.Params) == 0 {
		for _, r := range e.receivers {
			one := *e
			one.receivers = []string{r}
			out = append(out, one.expr(c, ""))
		}
	}
	for range 10 + 12*len(e.sig.Params) { // right values, every number of arguments
		put(e.some(c, positional, named, -1, ""))
	}
	for i := range e.sig.Params { // one wrong value at a time
		for range 10 {
			put(e.some(c, positional, named, i, c.of(anything)))
		}
		put(e.some(c, positional, named, i, "None"))
	}
	for n := range len(positional) + 3 { // every count, right or wrong
		put(e.list(c, positional, n))
		if n > 0 {
			put("*[" + e.list(c, positional, n) + "]")
			put("*(" + e.list(c, positional, n) + ",)")
		}
	}
	for i, p := range append(slices.Clone(positional), named...) { // by name, allowed or not
		before := e.list(c, positional, min(i, len(positional)))
		for range 2 {
			put(join(before, p.Name+"="+e.value(c, p)))
			put(p.Name + "=" + e.value(c, p))
			put(join(e.list(c, positional, len(positional)), p.Name+"="+e.value(c, p))) // given twice, or by name alone
		}
		put(join(before, "**{"+quoted(p.Name)+": "+e.value(c, p)+"}"))
	}
	put(join(e.list(c, positional, len(positional)), "nonsense=1"))
	put("nonsense=1")
	put(join(e.list(c, positional, len(positional)), "*5"))
	put(join(e.list(c, positional, len(positional)), "**5"))
	if !open { // such as take any keywords may not look at them
		put("**{1: 2}")
	}
	if open {
		for range 30 {
			put(e.some(c, positional, named, -1, ""))
		}
	}
	for _, wrong := range []string{"None", "1", "'a'", "b'a'", "[]", "int"} { // a method of the class itself
		if e.class != "" && object.Builtins[e.class] != nil {
			out = append(out, strings.Replace(e.call, "(%s)", e.class, 1)+"("+join(wrong, e.list(c, positional, min(1, len(positional))))+")")
		}
	}
	if e.class != "" && object.Builtins[e.class] != nil {
		out = append(out, strings.Replace(e.call, "(%s)", e.class, 1)+"()")
		for range 3 {
			out = append(out, strings.Replace(e.call, "(%s)", e.class, 1)+"("+join(c.of(e.receivers), e.list(c, positional, len(positional)))+")")
		}
	}
	return out
}

// expr is a call as an expression. What it changes is shown as well.
func (e *entry) expr(c *choice, args string) string {
	switch {
	case e.sig == nil2attr.Signature():
		return fmt.Sprintf(e.call, c.of(e.receivers))
	case e.class == "":
		return e.call + "(" + args + ")"
	case changing[e.class]:
		return "(lambda o: (" + fmt.Sprintf(strings.Replace(e.call, "(%s)", "%s", 1), "o") + "(" + args + "), o))(" + c.of(e.receivers) + ")"
	}
	return fmt.Sprintf(e.call, c.of(e.receivers)) + "(" + args + ")"
}

// some gives arguments for some of the parameters, the one at index wrong having the value given.
func (e *entry) some(c *choice, positional, named []object.Param, wrong int, value string) string {
	least := 0
	for i, p := range positional {
		if !p.Optional || i == wrong {
			least = i + 1
		}
	}
	n := least + c.below(len(positional)-least+1)
	var args, byName []string
	for i, p := range positional {
		v := e.value(c, p)
		if i == wrong {
			v = value
		}
		switch {
		case i < n && (len(byName) == 0 && !(p.Kind == object.PosOrKeyword && c.once(4))):
			args = append(args, v)
		case i < n || i == wrong:
			byName = append(byName, p.Name+"="+v)
		}
	}
	for i, p := range e.sig.Params {
		switch p.Kind {
		case object.VarArgs:
			for range c.below(4) {
				if len(byName) == 0 {
					args = append(args, e.value(c, p))
				}
			}
		case object.VarKeywords:
			if c.once(3) {
				byName = append(byName, "k="+c.of(anything))
			}
		case object.KeywordOnly:
			if i == wrong {
				byName = append(byName, p.Name+"="+value)
			} else if !p.Optional || c.once(2) {
				byName = append(byName, p.Name+"="+e.value(c, p))
			}
		}
	}
	return join(append(args, byName...)...)
}

// list is n arguments by position.
func (e *entry) list(c *choice, positional []object.Param, n int) string {
	var args []string
	for i := range n {
		if i < len(positional) {
			args = append(args, e.value(c, positional[i]))
		} else {
			args = append(args, c.of(anything))
		}
	}
	return join(args...)
}

// value is a value that suits a parameter, mostly.
func (e *entry) value(c *choice, p object.Param) string {
	kinds := paramKinds[e.name+"."+p.Name]
	if kinds == "" {
		kinds = kindsOf[p.Name]
	}
	if kinds == "" || c.once(12) {
		return c.of(anything)
	}
	if e.isBytes {
		kinds = textKinds.Replace(kinds)
	}
	return c.of(pools[c.words(kinds)])
}

func join(args ...string) string {
	return strings.Join(slices.DeleteFunc(args, func(s string) bool { return s == "" }), ", ")
}

func quoted(name string) string { return "'" + name + "'" }
