// Package object is the values of the Python subset: what they are, their
// operators, methods, texts and exceptions, with CPython 3.11's meaning. Code
// of the program is reached through Host only; this package must not know the
// evaluator, actors or worlds.
package object

import (
	"math/big"
)

// Value is any Python value: one of the types below, or a Foreign one.
type Value any

// KW is a keyword argument of a call.
type KW struct {
	Name string
	V    Value
}

// Host is what the thread that runs a program offers to functions written in
// Go. Recursion depth and the handled exception belong to it. An error is
// always an exception of the program; a budget that is used up, or what turns
// out to be outside the subset, is a panic with Unwind.
type Host interface {
	// Call calls any callable value.
	Call(fn Value, args []Value, kw []KW) (Value, error)
	// Alloc charges n bytes to the program before they are allocated.
	Alloc(n int)
	// Work counts n turns of a loop in Go towards the program's budget of steps.
	Work(n int)
	// Hold makes what a function is building count as data of the program, until
	// Release: nothing else reaches it yet. A function that collects any number of
	// values holds what it collects them in.
	Hold(v Value)
	Release()
	// Enter counts one more nested call, Leave one less. Beyond the limit
	// Enter raises RecursionError, with what after CPython's text.
	Enter(what string) error
	Leave()
	// Attached is what the embedder hung on the running thread: modules find
	// their actor there.
	Attached() any
}

type (
	NoneT     struct{}
	Ellipsis  struct{}
	Bool      bool
	Int       int64
	Big       struct{ big.Int } // an int that does not fit an Int; never one that does
	Float     float64
	Str       string // valid UTF-8: lone surrogates are refused
	Bytes     string
	ByteArray struct {
		B []byte
		Sharing
	}
	Tuple []Value
	List  struct {
		V []Value
		Sharing
	}
	Range struct{ Start, Stop, Step int64 }
	Slice struct{ Lo, Hi, Step Value } // nil or None where left out
)

// Sharing is in every value that can be changed: whether another thread can reach it.
type Sharing struct{ number int32 }

// Number tells the shared values of a program apart; 0 while only one thread can reach the value.
func (s *Sharing) Number() int { return int(s.number) }

// SetNumber says that other threads can reach the value from now on.
func (s *Sharing) SetNumber(n int) { s.number = int32(n) }

// None is Python's None.
var None = NoneT{}

// NotImplemented is what a special method returns to pass an operation on.
var NotImplemented = &Instance{Cls: nativeClass("NotImplementedType")}

// MkInt makes an int.
func MkInt(i int64) Value { return Int(i) }

// MkBig makes an int of any size. It may keep b.
func MkBig(b *big.Int) Value {
	if b.IsInt64() {
		return MkInt(b.Int64())
	}
	r := &Big{}
	r.Set(b)
	return r
}

// Number makes the value of an int64, *big.Int or float64.
func Number(x any) Value {
	switch x := x.(type) {
	case int64:
		return MkInt(x)
	case *big.Int:
		return MkBig(x)
	case float64:
		return Float(x)
	}
	panic("not a number")
}

// Sizes that Alloc is charged with, in bytes: what things take in Go.
const (
	valueSize    = 16
	listSize     = 40
	dictSize     = 96
	entrySize    = 128 // of a dict: the entry and its place in the index
	instanceSize = 112
	attrSize     = 40
	excSize      = 160
	tbSize       = 32 // of a line of a traceback
	iterSize     = 64
)

// Quiet is the host for texts that must run no code of the program.
var Quiet Host = quietHost{}

type quietHost struct{}

func (quietHost) Call(Value, []Value, []KW) (Value, error) { return Str("..."), nil }
func (quietHost) Alloc(int)                                {}
func (quietHost) Work(int)                                 {}
func (quietHost) Hold(Value)                               {}
func (quietHost) Release()                                 {}
func (quietHost) Enter(string) error                       { return nil }
func (quietHost) Leave()                                   {}
func (quietHost) Attached() any                            { return nil }
