// Package syn: scanner, parser and name resolver of the Python subset. Every node carries an exact span.
package syntax

import (
	"fmt"
	"math/big"
)

type Pos struct{ Line, Col int32 } // 1-based; columns count code points
type Span struct{ P, E Pos }

func (s Span) Sp() Span { return s }

// Error: the program is not in the subset (or not Python at all).
type Error struct {
	File string
	Pos
	Msg string
}

func (e *Error) Error() string { return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Col, e.Msg) }

type Expr interface{ Sp() Span }
type Stmt interface{ Sp() Span }

type Kind uint8

const (
	Unresolved Kind = iota
	Local           // Frame.Slots[i]
	CellVar         // Frame.Slots[i] holds a *Cell
	FreeVar         // Frame.Free[i]
	Global          // Module.Slots[i]
	Builtin         // by name
	ClassLocal      // Frame.Slots[i], falling back to Up
)

type (
	Name struct {
		Span
		Id   string
		Kind Kind
		Slot int
		Up   *Name // for ClassLocal
	}
	Num struct { // exactly one of I (nil when B or F), B, F
		Span
		I int64
		B *big.Int
		F float64
		K byte // 'i' 'b' 'f'
		C any  // filled by the evaluator: the boxed constant
	}
	Str struct {
		Span
		S     string
		Bytes bool
		C     any
	}
	FPart struct {
		Lit  string
		X    Expr // nil: literal only
		Conv byte
		Spec *FStr // nil: none
		Src  string
	}
	FStr struct {
		Span
		Parts []FPart
	}
	Const struct {
		Span
		V string // None True False Ellipsis
	}
	ListX struct {
		Span
		Xs []Expr
	}
	TupleX struct {
		Span
		Xs []Expr
	}
	SetX struct {
		Span
		Xs []Expr
	}
	DictX struct {
		Span
		Ks, Vs []Expr
	} // nil key: **v
	Unary struct {
		Span
		Op string
		X  Expr
	}
	Bin struct {
		Span
		Op   Op
		X, Y Expr
		At   Pos
	}
	BoolX struct {
		Span
		And  bool
		X, Y Expr
	}
	Cmp struct {
		Span
		X   Expr
		Ops []Op
		Ys  []Expr
	}
	Cond struct {
		Span
		C, T, F Expr
	}
	Lambda struct {
		Span
		F *Func
	}
	Arg struct {
		Name string
		Star int
		X    Expr
	}
	Call struct {
		Span
		Fn    Expr
		Args  []Arg
		Plain bool
	}
	Attr struct {
		Span
		X      Expr
		Name   string
		NameAt Pos
	}
	Index struct {
		Span
		X, I Expr
	}
	SliceX struct {
		Span
		Lo, Hi, Step Expr
	}
	Star struct {
		Span
		X Expr
	}
	Yield struct {
		Span
		X    Expr
		From bool
	}
	Clause struct {
		Target Expr
		In     Expr
		Ifs    []Expr
	}
	Comp struct { // list, set, dict: inlined in the frame; 'g': F is a generator function
		Span
		K       byte
		Key, X  Expr
		Clauses []Clause
		F       *Func
		Cells   []int // captured loop variables: fresh cells at entry
	}
)

type (
	ExprStmt struct {
		Span
		X Expr
	}
	Assign struct {
		Span
		Targets []Expr
		X       Expr
	}
	Aug struct {
		Span
		T  Expr
		Op Op
		X  Expr
	}
	If struct {
		Span
		C          Expr
		Body, Else []Stmt
	}
	While struct {
		Span
		C          Expr
		Body, Else []Stmt
	}
	For struct {
		Span
		T, X       Expr
		Body, Else []Stmt
	}
	Def struct {
		Span
		Name  *Name
		F     *Func
		Decos []Expr
	}
	Class struct {
		Span
		Name  *Name
		Base  Expr
		F     *Func
		Decos []Expr
	}
	Return struct {
		Span
		X Expr
	}
	Raise struct {
		Span
		X, From Expr
	}
	Handler struct {
		Span
		T    Expr
		As   *Name
		Body []Stmt
	}
	Try struct {
		Span
		Body      []Stmt
		Hs        []Handler
		Else, Fin []Stmt
	}
	WithItem struct{ X, As Expr }
	With     struct {
		Span
		Items []WithItem
		Body  []Stmt
	}
	ImpName struct {
		Name string
		As   *Name
	}
	Import struct {
		Span
		Mod   string
		Names []ImpName
		As    *Name
	} // Names nil: import Mod [as As]
	Scope struct {
		Span
		Global bool
		Names  []string
	}
	Pass     struct{ Span }
	Break    struct{ Span }
	Continue struct{ Span }
	Del      struct {
		Span
		Ts []Expr
	}
	Assert struct {
		Span
		C, Msg Expr
	}
)

type Param struct {
	Name *Name
	Def  Expr
	Kind byte // 'p' positional, '*', 'k' keyword only, '2' **
}

type Func struct {
	Name, Qual string
	Span
	Params  []Param
	Body    []Stmt
	Expr    Expr // lambda
	IsGen   bool
	IsClass bool
	Doc     string
	// resolver
	Names   []string // of the slots
	Cell    []bool   // slot is a cell
	FreeN   []string
	FreeSrc []FreeRef
	up      *Func
	vars    map[string]int
	decl    map[string]string
	free    map[string]int
	uses    []*Name
	hasCls  bool
}
type FreeRef struct {
	FromSlot bool // else from the parent's Free
	I        int
}

type Module struct {
	File    string
	Lines   []string
	Main    *Func
	Globals []string
	gidx    map[string]int
	Imports []*Import
	Attrs   []*Attr
	Builtin []*Name
	Defined map[string]bool // attribute names that the program itself makes
}

func (m *Module) GlobalIdx(s string) (int, bool) { i, ok := m.gidx[s]; return i, ok }

type Op uint8

const (
	Add Op = iota
	Sub
	Mul
	Div
	FloorDiv
	Mod
	Pow
	LShift
	RShift
	And
	Or
	Xor
	Eq
	Ne
	Lt
	Le
	Gt
	Ge
	In
	NotIn
	Is
	IsNot
)

var OpText = []string{"+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "is not"}

// Box makes the runtime's constant of a literal (int64, *big.Int, float64, string, []byte).
var Box = func(x any) any { return x }
