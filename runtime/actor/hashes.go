package actor

import (
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/subtle"
	"encoding/hex"
	"hash"
	"regexp"
	"strings"
	"sync"

	"lockstep/runtime/python/object"
)

// hashKind is one hash function.
type hashKind struct {
	name string
	make func() hash.Hash
}

var hashKinds = []hashKind{
	{"md5", md5.New},
	{"sha1", sha1.New},
	{"sha224", sha256.New224},
	{"sha256", sha256.New},
	{"sha384", sha512.New384},
	{"sha512", sha512.New},
}

// digester is what a hash object and an HMAC object keep.
type digester struct {
	kind  hashKind
	state hash.Hash
	hmac  bool
}

// hashed is how many bytes are hashed in the time of a step.
const hashed = 256

// hashSize is about what a hash object costs us, in bytes.
const hashSize = 512

var (
	hashType = object.NewClass(object.ClassDef{Module: "_hashlib", Name: "HASH", Props: digestProps})
	hmacType = object.NewClass(object.ClassDef{Module: "hmac", Name: "HMAC", Props: digestProps})
)

// Size is what a hash object keeps.
func (d *digester) Size() int { return hashSize }

// Children visits nothing: it keeps no values.
func (d *digester) Children(func(object.Value)) {}

var digestProps = []object.Prop{
	prop("name", func(d *digester) object.Value {
		if d.hmac {
			return object.Str("hmac-" + d.kind.name)
		}
		return object.Str(d.kind.name)
	}),
	prop("digest_size", func(d *digester) object.Value { return object.MkInt(int64(d.state.Size())) }),
	prop("block_size", func(d *digester) object.Value { return object.MkInt(int64(d.state.BlockSize())) }),
}

var hashlibModule = module{
	name:      "hashlib",
	functions: hashFunctions(),
	classes: []class{{typ: hashType, path: "hashlib.hash", unnamed: true, methods: append(digestMethods(hashType, "(obj, /)"), object.Func{
		Name: "__repr__", Sig: "()", Fn: method(func(_ *Actor, d *digester, _ []object.Value) (object.Value, error) {
			return object.Str("<" + d.kind.name + " _hashlib.HASH object>"), nil
		}),
	})}},
}

func hashFunctions() []object.Func {
	fs := []object.Func{{Name: "new", Sig: "(name, data=b'', *, usedforsecurity=True)", Fn: function(newHash)}}
	for _, k := range hashKinds {
		fs = append(fs, object.Func{
			Name: k.name, Sig: "(string=b'', *, usedforsecurity=True)",
			Fn: function(func(a *Actor, v []object.Value) (object.Value, error) { return a.hash(k, v[0]) }),
		})
	}
	return fs
}

var hmacModule = module{
	name: "hmac",
	functions: []object.Func{
		{Name: "new", Sig: "(key, msg=None, digestmod='')", Fn: function(newHMAC)},
		{Name: "digest", Sig: "(key, msg, digest)", Fn: function(hmacDigest)},
		{Name: "compare_digest", Sig: "(a, b, /)", Fn: compareDigest},
	},
	classes: []class{{typ: hmacType, path: "hmac.HMAC", methods: digestMethods(hmacType, "(msg)"), unnamed: true}},
}

func digestMethods(t *object.Class, update string) []object.Func {
	return []object.Func{
		{Name: "update", Sig: update, Fn: method(updateDigest)},
		{Name: "digest", Sig: "()", Fn: method(digest)},
		{Name: "hexdigest", Sig: "()", Fn: method(hexDigest)},
		{Name: "copy", Sig: "()", Fn: method(func(a *Actor, d *digester, _ []object.Value) (object.Value, error) {
			return a.copyDigest(t, d)
		})},
	}
}

// hashable reads what can be hashed.
func hashable(v object.Value) (object.Bytes, error) {
	if _, ok := v.(object.Str); ok {
		return "", object.Raise(object.TypeError, "Strings must be encoded before hashing")
	}
	b, err := object.AsBytesLike(v)
	if err != nil {
		return "", object.Raise(object.TypeError, "object supporting the buffer API required")
	}
	return b, nil
}

// hashLacks are other names, and other hashes, that CPython's library knows.
var hashLacks = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(sha-?1|(sha2?-?)?(224|256|384|512)(-?/?(224|256))?|sha512[-_/](224|256)|sha3[-_].*|shake.*|blake2.*|md4|md5-sha1|sm3|ripemd.*|rmd160|whirlpool|ssl3-.*|mdc2)$`)
})

func findHash(name string) (hashKind, error) {
	for _, k := range hashKinds {
		if k.name == strings.ToLower(name) {
			return k, nil
		}
	}
	if hashLacks().MatchString(name) {
		return hashKind{}, refused("hashlib.new", name)
	}
	return hashKind{}, object.Raise(object.ValueError, "unsupported hash type %s", name)
}

func newHash(a *Actor, v []object.Value) (object.Value, error) {
	if _, isSet := v[0].(*object.Set); !isSet { // CPython looks for it in a set, where another set may be
		if _, _, err := object.NewDict().Get(a.python, v[0]); err != nil {
			return nil, err
		}
	}
	name, ok := v[0].(object.Str)
	if !ok {
		return nil, object.Raise(object.TypeError, "name must be a string")
	}
	if _, err := hashable(v[1]); err != nil {
		return nil, err
	}
	k, err := findHash(string(name))
	if err != nil {
		return nil, err
	}
	return a.hash(k, v[1])
}

func (a *Actor) hash(k hashKind, data object.Value) (object.Value, error) {
	b, err := hashable(data)
	if err != nil {
		return nil, err
	}
	a.python.Work(len(b) / hashed)
	d := &digester{kind: k, state: k.make()}
	d.state.Write([]byte(b))
	a.charge(hashSize)
	return wrap(hashType, d), nil
}

func updateDigest(a *Actor, d *digester, v []object.Value) (object.Value, error) {
	b, err := hashable(v[0])
	if err == nil {
		a.python.Work(len(b) / hashed)
		d.state.Write([]byte(b))
	}
	return object.None, err
}

func digest(_ *Actor, d *digester, _ []object.Value) (object.Value, error) {
	return object.Bytes(d.state.Sum(nil)), nil
}

func hexDigest(_ *Actor, d *digester, _ []object.Value) (object.Value, error) {
	return object.Str(hex.EncodeToString(d.state.Sum(nil))), nil
}

// copyDigest copies a hash object and all it was fed; every hash of Go's library can be copied.
func (a *Actor) copyDigest(t *object.Class, d *digester) (object.Value, error) {
	state, err := d.state.(hash.Cloner).Clone()
	if err != nil {
		return nil, err
	}
	a.charge(hashSize)
	return wrap(t, &digester{kind: d.kind, state: state, hmac: d.hmac}), nil
}

func newHMAC(a *Actor, v []object.Value) (object.Value, error) {
	key, err := object.AsBytesLike(v[0])
	if err != nil {
		return nil, object.Raise(object.TypeError, "key: expected bytes or bytearray, but got '%s'", object.TypeName(v[0]))
	}
	if given, err := object.Truth(a.python, v[2]); err != nil || !given {
		if err != nil {
			return nil, err
		}
		return nil, object.Raise(object.TypeError, "Missing required parameter 'digestmod'.")
	}
	k, err := a.digestMod(v[2])
	if err != nil {
		return nil, err
	}
	d := &digester{kind: k, state: hmac.New(k.make, []byte(key)), hmac: true}
	if !object.IsNone(v[1]) {
		if _, err := updateDigest(a, d, v[1:2]); err != nil {
			return nil, err
		}
	}
	a.charge(hashSize)
	return wrap(hmacType, d), nil
}

// digestMod reads which hash an HMAC uses: its name, or the function of hashlib.
func (a *Actor) digestMod(v object.Value) (hashKind, error) {
	if name, ok := v.(object.Str); ok {
		return findHash(string(name))
	}
	if b, ok := v.(*object.Builtin); ok && b.Module == "hashlib" {
		return findHash(b.Name)
	}
	if object.Callable(v) {
		return hashKind{}, refused("hmac.new", "digestmod")
	}
	return hashKind{}, object.Raise(object.AttributeError, "'%s' object has no attribute 'new'", object.TypeName(v))
}

func hmacDigest(a *Actor, v []object.Value) (object.Value, error) {
	switch v[2].(type) {
	case object.Str, *object.Builtin:
	default: // CPython goes another way, on which it looks at the hash first
		_, err := a.digestMod(v[2])
		return nil, err
	}
	key, err := object.AsBytesLike(v[0])
	if err != nil {
		return nil, err
	}
	msg, err := object.AsBytesLike(v[1])
	if err != nil {
		return nil, err
	}
	k, err := a.digestMod(v[2])
	if err != nil {
		return nil, err
	}
	a.python.Work((len(key) + len(msg)) / hashed)
	m := hmac.New(k.make, []byte(key))
	m.Write([]byte(msg))
	return object.Bytes(m.Sum(nil)), nil
}

func compareDigest(_ object.Host, v []object.Value) (object.Value, error) {
	a, aText := v[0].(object.Str)
	b, bText := v[1].(object.Str)
	if aText && bText {
		if !ascii(string(a)) || !ascii(string(b)) {
			return nil, object.Raise(object.TypeError, "comparing strings with non-ASCII characters is not supported")
		}
		return object.Bool(subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1), nil
	}
	x, err := object.AsBytesLike(v[0])
	y, err2 := object.AsBytesLike(v[1])
	if err != nil && err2 != nil {
		return nil, object.Raise(object.TypeError, "unsupported operand types(s) or combination of types: '%s' and '%s'", object.TypeName(v[0]), object.TypeName(v[1]))
	}
	if err != nil {
		return nil, err
	}
	if err = err2; err != nil {
		return nil, err
	}
	return object.Bool(subtle.ConstantTimeCompare([]byte(x), []byte(y)) == 1), nil
}

func ascii(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 }) < 0
}
