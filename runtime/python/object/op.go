package object

import "lockstep/runtime/python/syntax"

// Op is an operator of the syntax tree. Its names are brought in here once.
type Op = syntax.Op

const (
	opAdd      = syntax.Add
	opSub      = syntax.Sub
	opMul      = syntax.Mul
	opDiv      = syntax.Div
	opFloorDiv = syntax.FloorDiv
	opMod      = syntax.Mod
	opPow      = syntax.Pow
	opLShift   = syntax.LShift
	opRShift   = syntax.RShift
	opAnd      = syntax.And
	opOr       = syntax.Or
	opXor      = syntax.Xor
	opEq       = syntax.Eq
	opNe       = syntax.Ne
	opLt       = syntax.Lt
	opLe       = syntax.Le
	opGt       = syntax.Gt
	opGe       = syntax.Ge
	opIn       = syntax.In
	opNotIn    = syntax.NotIn
	opIs       = syntax.Is
	opIsNot    = syntax.IsNot
)

// special methods of an operator: of its left operand, of its right one, and of "op="
type specials struct{ left, right, inPlace string }

var special = map[Op]specials{
	opAdd:      {"__add__", "__radd__", "__iadd__"},
	opSub:      {"__sub__", "__rsub__", "__isub__"},
	opMul:      {"__mul__", "__rmul__", "__imul__"},
	opDiv:      {"__truediv__", "__rtruediv__", "__itruediv__"},
	opFloorDiv: {"__floordiv__", "__rfloordiv__", "__ifloordiv__"},
	opMod:      {"__mod__", "__rmod__", "__imod__"},
	opPow:      {"__pow__", "__rpow__", "__ipow__"},
	opLShift:   {"__lshift__", "__rlshift__", "__ilshift__"},
	opRShift:   {"__rshift__", "__rrshift__", "__irshift__"},
	opAnd:      {"__and__", "__rand__", "__iand__"},
	opOr:       {"__or__", "__ror__", "__ior__"},
	opXor:      {"__xor__", "__rxor__", "__ixor__"},
	// a comparison's reflection is its mirror image
	opEq: {left: "__eq__", right: "__eq__"},
	opNe: {left: "__ne__", right: "__ne__"},
	opLt: {left: "__lt__", right: "__gt__"},
	opLe: {left: "__le__", right: "__ge__"},
	opGt: {left: "__gt__", right: "__lt__"},
	opGe: {left: "__ge__", right: "__le__"},
}

func opText(op Op) string { return syntax.OpText[op] }
