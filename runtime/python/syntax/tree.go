// Package syntax reads the Python subset: scanner, parser and name resolver.
// Its result is a tree in which every node has its place in the source and
// every name knows where its value lives (a slot, a cell, a global).
//
// The package knows nothing of values, modules or how a program runs. What
// Python has and the subset lacks is refused here when the grammar shows it,
// else by eval.Check. Failures have identifiers "python.*".
package syntax

import "sync"

// Pos is a place in the source. Both count from 1; columns count code points.
type Pos struct{ Line, Col int32 }

// Span is a stretch of source; To is one past its last column.
type Span struct{ From, To Pos }

// Where gives the span of a node.
func (s Span) Where() Span { return s }

// Expr and Stmt are the two sorts of node. The nodes are the pointer types below.
type (
	Expr interface{ Where() Span }
	Stmt interface{ Where() Span }
)

// Kind says where the value of a name lives.
type Kind uint8

const (
	Local      Kind = iota // slot of the frame
	CellVar                // slot of the frame that holds a cell, because an inner function uses it
	FreeVar                // cell of the function: a variable of a function around it
	Global                 // slot of the program's globals
	Builtin                // slot of the module's Builtins
	ClassLocal             // slot of a class body's frame; Outer when that is empty
)

// Expressions.
type (
	Name struct {
		Span
		Text   string
		Kind   Kind
		Slot   int
		Outer  *Name // of a ClassLocal: what it means outside the class
		InComp bool  // a local used in a comprehension, which is a function of its own in CPython
	}
	// Literal is a constant: nil, bool, int64, *big.Int, float64, string, Bytes
	// or Ellipsis. Boxed is the same as the evaluator's value; see Module.Box.
	Literal struct {
		Span
		Value any
		Boxed any
	}
	// Format is an f-string.
	Format struct {
		Span
		Parts []FormatPart
	}
	List struct {
		Span
		Elems []Expr
	}
	Tuple struct {
		Span
		Elems []Expr
	}
	Set struct {
		Span
		Elems []Expr
	}
	Dict struct {
		Span
		Entries []DictEntry
	}
	Unary struct {
		Span
		Op string // "-", "+", "~" or "not"
		X  Expr
	}
	Binary struct {
		Span
		Op   Op
		X, Y Expr
	}
	// Logic is "and" or "or" over two or more operands.
	Logic struct {
		Span
		And bool
		Xs  []Expr
	}
	// Compare is a chain: X Ops[0] Ys[0] Ops[1] Ys[1] ...
	Compare struct {
		Span
		X   Expr
		Ops []Op
		Ys  []Expr
	}
	Cond struct {
		Span
		Test, Then, Else Expr
	}
	Lambda struct {
		Span
		Func *Func
	}
	Call struct {
		Span
		Fn    Expr
		Args  []Arg
		Plain bool // only positional arguments, none starred
	}
	Attr struct {
		Span
		X      Expr
		Name   string
		NameAt Span
	}
	Index struct {
		Span
		X, I Expr
	}
	// Slice stands only as the I of an Index. Its parts may be nil.
	Slice struct {
		Span
		Lo, Hi, Step Expr
	}
	// Star stands in calls, displays and targets.
	Star struct {
		Span
		X Expr
	}
	Yield struct {
		Span
		X    Expr // nil: yield None
		From bool
	}
	// Comp is a comprehension. Of a GenExpr, Func is the generator function
	// made of it; the others run in the frame they stand in.
	Comp struct {
		Span
		Kind      CompKind
		Key, Elem Expr // Key only of a DictComp
		Clauses   []Clause
		Func      *Func
		Slots     []int // of its variables
	}
)

// Bytes is the value of a bytes literal, Ellipsis that of "...".
type (
	Bytes    string
	Ellipsis struct{}
)

// FormatPart is text, or (X not nil) a replacement field.
type FormatPart struct {
	Text string
	X    Expr
	Conv byte    // 'r', 's', 'a' or 0
	Spec *Format // nil: none
}

// DictEntry is key: value, or **value when Key is nil.
type DictEntry struct{ Key, Value Expr }

// Arg is an argument of a call.
type Arg struct {
	Name  string // of a keyword argument
	Stars int    // 1: *X, 2: **X
	X     Expr
}

// CompKind says what a comprehension makes.
type CompKind uint8

const (
	ListComp CompKind = iota
	SetComp
	DictComp
	GenExpr
)

// Clause is "for Target in In if ... if ...".
type Clause struct {
	Target, In Expr
	Ifs        []Expr
}

// Statements. The span of a compound statement is that of its header.
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
	AugAssign struct {
		Span
		Target Expr
		Op     Op
		X      Expr
	}
	If struct {
		Span
		Branches []Branch // if, elif, elif ...
		Else     []Stmt
	}
	// Branch is an if or elif with its block.
	Branch struct {
		Span
		Test Expr
		Body []Stmt
	}
	While struct {
		Span
		Test       Expr
		Body, Else []Stmt
	}
	For struct {
		Span
		Target, In Expr
		Body, Else []Stmt
	}
	Def struct {
		Span
		Name       *Name
		Func       *Func
		Decorators []Expr
	}
	Class struct {
		Span
		Name       *Name
		Base       Expr // nil: object
		Func       *Func
		Decorators []Expr
	}
	Return struct {
		Span
		X Expr
	}
	Raise struct {
		Span
		X, Cause Expr
	}
	Try struct {
		Span
		Body          []Stmt
		Handlers      []Handler
		Else, Finally []Stmt
	}
	Handler struct {
		Span
		Type Expr // nil: any
		As   *Name
		Body []Stmt
	}
	With struct {
		Span
		Items []WithItem
		Body  []Stmt
	}
	// Import is "import a.b as c, d".
	Import struct {
		Span
		Names []ImportName
	}
	// FromImport is "from Module import a as b, c", or all that it holds.
	FromImport struct {
		Span
		Module   string
		ModuleAt Span
		Names    []ImportName
		Star     bool
	}
	// Scope is a global or nonlocal statement.
	Scope struct {
		Span
		Global bool
		Names  []*Name
	}
	Pass     struct{ Span }
	Break    struct{ Span }
	Continue struct{ Span }
	Del      struct {
		Span
		Targets []Expr
	}
	Assert struct {
		Span
		Test, Msg Expr
	}
)

// WithItem is "X as As"; As may be nil.
type WithItem struct{ X, As Expr }

// ImportName is one name that an import binds.
type ImportName struct {
	Span
	Name string // "os.path"
	As   *Name
	Root bool // "import os.path" without as: binds os
}

// ParamKind says how a parameter takes its argument.
type ParamKind uint8

const (
	Positional ParamKind = iota // by position or name
	PosOnly
	VarArgs // *args
	KeywordOnly
	VarKeywords // **kwargs
)

// Param is a parameter of a function.
type Param struct {
	Name    *Name
	Default Expr
	Kind    ParamKind
}

// Func is the code of a function, lambda, generator expression, class body or
// of the whole program.
type Func struct {
	Span
	Name, Qual string
	Doc        string
	Params     []Param
	Body       []Stmt
	Expr       Expr // of a lambda, instead of Body
	IsGen      bool
	IsClass    bool
	Outer      *Func // where it stands; nil for the program itself

	// The rest is the resolver's.

	Slots   []string // names of the frame's slots, parameters first
	Cells   []int    // slots that hold cells from the start
	Free    []string // names of the function's free variables
	FreeSrc []FreeSource
	Simple  bool // all parameters are Positional: arguments are copied into slots
	Nesting int  // how deeply its nodes stand in each other: bounds the Go stack of a call
}

// FreeSource says where a new function takes a cell from: a slot of the frame
// that makes it, or a free variable of that frame's function.
type FreeSource struct {
	FromSlot bool
	Index    int
}

// Module is a parsed program. It is immutable, and any number of running
// programs may share it.
type Module struct {
	File     string
	Lines    []string
	Main     *Func
	Globals  []string // names of the slots, in the order in which the source binds them
	Builtins []string // names that nothing in the source binds

	// What eval.Check and goals look at.

	Unbound     []*Name // the places where Builtins are used
	Attrs       []*Attr
	Calls       []*Call
	Compares    []*Compare
	Imports     []ImportUse
	Stars       []ImportUse       // "from Module import *"
	Imported    map[string]string // globals that nothing but imports of one module bind: that module
	Methods     []*Name           // functions defined in class bodies
	ClassNames  []*Name           // other names assigned in class bodies
	Classes     []*Class          // all of them
	Annotations []*Name           // unbound names in annotations, which are not evaluated
	Defined     map[string]bool   // attribute names that the program itself makes
	Shared      map[string]bool   // globals that some function declares global

	Bindings []Binding // every place where a statement binds a name, in order

	globals  map[string]int
	literals []*Literal
	boxOnce  sync.Once
}

// Binding is a place where a statement binds a name.
type Binding struct {
	*Name
	In *Func // whose variable it is: Main for a global; nil where nonlocal leaves it to find out
}

// ImportUse is a module that the program imports; Name is empty when it wants
// the module itself.
type ImportUse struct {
	Module, Name string
	At           Span
}

// Box sets Boxed of every literal. Only the first call does anything, so that
// many programs (in any goroutine) can share the tree.
func (m *Module) Box(box func(literal any) any) {
	m.boxOnce.Do(func() {
		for _, l := range m.literals {
			l.Boxed = box(l.Value)
		}
	})
}

// GlobalSlot finds a global by name.
func (m *Module) GlobalSlot(name string) (int, bool) {
	i, ok := m.globals[name]
	return i, ok
}

// Expression is a single parsed expression.
type Expression struct{ Module *Module }

// Op is an operator with two operands.
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

// OpText is how an operator is written.
var OpText = []string{"+", "-", "*", "/", "//", "%", "**", "<<", ">>", "&", "|", "^", "==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "is not"}
