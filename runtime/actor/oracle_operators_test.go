package actor_test

import (
	"fmt"
	"strings"
)

// operands are what operators are tried on: a few values of every type.
var operands = []string{
	"0", "1", "-1", "7", "-3", "255", "2**70", "-(2**65)", "10**400", "True", "False", "None", "0.0", "-0.0", "1.5", "-2.5", "1e20", "1e-320", "float('inf')", "float('-inf')", "float('nan')", "''", "'a'", "'ab'", "'收到x'", "'12'",
	"b''", "b'ab'", "b'\\xff\\x00'", "bytearray(b'ab')", "[]", "[1, 2, 3]", "['b', 'a']", "[[]]", "()", "(1,)", "(1, 'x')", "{}", "{'a': 1}", "{1: 2, 'b': []}", "{1}", "set()", "{1, 2}", "frozenset({1})", "range(5)", "range(1, 9, 3)",
	"len", "int", "(lambda: 0)", "C()", "C", "D('x')", "slice(1, 2)", "Ellipsis", "NotImplemented", "{'a': 1}.keys()", "{'a': 1}.items()", "{'a': 1}.values()", "iter([1])", "object", "type(None)", "'a'.join",
}

var binaries = strings.Fields("+ - * / // % ** << >> & | ^ == != < <= > >= in not_in is is_not and or")

// operators generates unary, binary and augmented operators over all types.
func operators() []string {
	c := chanceOf("operators")
	var out []string
	for _, a := range operands {
		for _, u := range []string{"-", "+", "~", "not "} {
			out = append(out, u+"("+a+")")
		}
		for _, b := range operands {
			for _, op := range binaries {
				if (op == "is" || op == "is_not") && (a != b || !strings.ContainsAny(a[:1], "TFNEilo")) || tooLarge(a, op, b) {
					continue // whether equal constants are one object is nobody's business
				}
				if c.once(22) {
					op = strings.ReplaceAll(op, "_", " ")
					out = append(out, "("+a+") "+op+" ("+b+")")
				}
			}
		}
	}
	numbers := append(append([]string{}, pools["int"]...), pools["float"]...)
	for range 1500 { // numbers with each other, where most is defined
		a, b, op := c.of(numbers), c.of(numbers), c.words("+ - * / // % ** << >> & | ^ == < >=")
		if !tooLarge(a, op, b) {
			out = append(out, "("+a+") "+op+" ("+b+")")
		}
	}
	for range 300 {
		a, b := c.of(numbers), c.of(numbers)
		out = append(out, c.of([]string{"divmod(" + a + ", " + b + ")", "pow(" + a + ", 2, " + b + ")", "round(" + a + ", " + c.of(pools["small"]) + ")", "(" + a + ") < (" + b + ") < 5 != 7", "1 if " + a + " else " + b}))
	}
	for range 400 { // the object itself is changed, or not
		op := c.words("+= -= *= /= //= %= **= <<= >>= &= |= ^=")
		a, b := c.of(operands), c.of(operands)
		if !tooLarge(a, strings.TrimSuffix(op, "="), b) {
			same := "x is y"
			if !strings.ContainsAny(a[:1], "[{b") { // whether equal constants are one object is nobody's business
				same = "None"
			}
			out = append(out, "x = "+a+"\ny = x\nx "+op+" "+b+"\n(x, y, "+same+")")
		}
	}
	return out
}

// tooLarge keeps out what would take CPython long or much memory.
func tooLarge(a, op, b string) bool {
	huge := func(s string) bool { return strings.Contains(s, "**") || s == "1e20" }
	switch op {
	case "**", "<<":
		return huge(b) || strings.Contains(a, "10**400") && b != "0" && b != "1" && b != "7" || huge(a) && (b == "255" || b == "1000" || b == "65536") || b == "65536"
	case "*":
		return (huge(a) || a == "65536") && !numeric(b) || (huge(b) || b == "65536") && !numeric(a)
	}
	return false
}

func numeric(s string) bool { return strings.ContainsAny(s[:1], "0123456789-TFf") }

// containers are what is indexed and sliced.
var containers = []string{
	"[1, 2, 3, 4, 5]", "[]", "(1, 2, 3)", "()", "'hello'", "'收到了'", "b'hello'", "bytearray(b'hello')", "range(10)", "range(10, 0, -3)", "{'a': 1, 1: 2}", "{1}", "5", "None", "C()", "iter([1])", "'x'.upper", "int", "{'a': 1}.keys()",
}

var indexes = []string{"0", "1", "-1", "4", "5", "-6", "2**70", "True", "None", "'a'", "1.5", "(1, 2)", "[]", "b'a'", "C()", "slice(1, 3)", "slice(None, None, -1)"}

// subscripts generates indexing, slicing, and assigning to and deleting both.
func subscripts() []string {
	c := chanceOf("subscripts")
	var out []string
	bound := func() string {
		return c.of([]string{"", "", "0", "1", "2", "3", "-1", "-2", "10", "-10", "None", "2**70", "-(2**70)", "True"})
	}
	cut := func() string {
		s := bound() + ":" + bound()
		if c.once(2) {
			s += ":" + c.of([]string{"", "1", "2", "-1", "-2", "3", "0", "-(2**70)", "2**70", "None"})
		}
		if c.once(25) {
			s = c.of([]string{"'a':", ":1.5", "::'x'", "1:[]"})
		}
		return s
	}
	for _, x := range containers {
		for _, i := range indexes {
			out = append(out, "("+x+")["+i+"]")
		}
		for range 25 {
			out = append(out, "("+x+")["+cut()+"]")
		}
	}
	for _, x := range append([]string{"[1, 2, 3, 4, 5]", "bytearray(b'hello')", "[0]", "{'a': 1}"}, containers...) {
		for range 14 {
			i := cut()
			if c.once(2) {
				i = c.of(indexes)
			}
			v := c.of([]string{"9", "[7, 8]", "'ab'", "()", "b'xy'", "range(2)", "[6]", "None", "256", "-1", "iter('q')", "o"})
			out = append(out, "o = "+x+"\no["+i+"] = "+v+"\no", "o = "+x+"\ndel o["+i+"]\no")
		}
	}
	return out
}

// textForms generates what makes texts of values and values of texts.
func textForms() []string {
	c := chanceOf("text forms")
	var out []string
	values := []string{
		"0", "42", "-7", "255", "2**70", "10**15", "True", "3.14159", "-0.5", "0.0", "-0.0", "1e10", "1e16", "123456789.123", "1e-7", "5e-324", "1.5e300", "float('nan')", "float('-inf')", "'hi'", "''", "'收到'", "None", "[1]", "(1, 2)", "{'a': 1}", "b'x'", "C()", "1/3", "2.5", "1e22", "99999.5", "65",
		"range(3)", "int", "bytearray(b'q')",
	}
	for range 1800 {
		spec := ""
		if c.once(3) {
			spec += c.of([]string{"", "*", "é", "0", "{", "<", " "}) + c.words("< > ^ =")
		}
		spec += c.of([]string{"", "", "", "+", "-", " "}) + c.of([]string{"", "", "", "", "z"}) + c.of([]string{"", "", "", "#"}) + c.of([]string{"", "", "", "0"}) + c.of([]string{"", "5", "8", "12", "1", "20"}) + c.of([]string{"", "", "", ",", "_"})
		spec += c.of([]string{"", "", ".0", ".1", ".2", ".3", ".10", ".20", "."}) + c.of([]string{"", "", "d", "x", "X", "o", "b", "c", "n", "e", "E", "f", "F", "g", "G", "%", "s", "r", "i"})
		v := c.of(values)
		switch c.below(3) {
		case 0:
			out = append(out, fmt.Sprintf("format(%s, %q)", v, spec))
		case 1:
			if !strings.ContainsAny(spec, "{") {
				out = append(out, fmt.Sprintf("f\"{%s:%s}\"", strings.ReplaceAll("("+v+")", "\"", "'"), spec))
			}
		default:
			out = append(out, fmt.Sprintf("'{0:%s}'.format(%s)", spec, v))
		}
	}
	for range 1600 {
		spec := c.of([]string{"", "", "", "-", "0", "+", " ", "#", "-0", "+#"}) + c.of([]string{"", "", "5", "12", "1", "*"}) + c.of([]string{"", "", "", ".0", ".2", ".10", ".*", "."}) + c.of([]string{"d", "i", "u", "s", "r", "a", "x", "X", "o", "e", "E", "f", "F", "g", "G", "c", "%", "q", "b", ""})
		v := c.of(values)
		args := v
		if strings.Contains(spec, "*") {
			args = c.of([]string{"3", "-3", "'a'", "10"}) + ", " + v
		}
		if strings.Count(spec, "*") > 1 {
			args = "7, " + args
		}
		text := quoted("<%" + spec + ">")
		if c.once(4) {
			text = "b" + text
		}
		switch c.below(8) {
		case 0:
			args += ", 1"
		case 1:
			out = append(out, text+" % "+"("+v+")")
			continue
		case 2:
			out = append(out, strings.Replace(text, "%", "%(k)", 1)+" % {'k': "+v+"}")
			continue
		}
		out = append(out, text+" % ("+args+",)")
	}
	fields := []string{
		"", "0", "1", "a", "0.real", "0.x", "0[0]", "a[0]", "a[k]", "0!r", "0!s", "0!a", "!r", "0!x", "a.b", "0[", "0.", "-1", "0:>{1}", "a:{w}", ":{}", "0:{1}{2}", "!", "0!r:>8", "0[1]x", "99999999999999999999", "a b", "0!", " 0", "0:", "0::", "k.upper", "0.__class__", "0[-1]", "a!r!s",
	}
	for range 500 {
		f := c.of(fields)
		t := quoted("<{" + f + "}>")
		if c.once(4) {
			t = quoted("{" + c.of(fields) + "}{" + f + "}")
		}
		if c.once(8) {
			t = quoted(c.of([]string{"{{}}", "}", "{", "{{", "}}{", "{}}", "{0}{}", "{}{0}", "{{{0}}}"}))
		}
		out = append(out, t+".format("+join(c.of(values), c.of([]string{"", "5", "'x'", "10, 20"}), c.of([]string{"", "a='v'", "a=[1, 2], w=7", "a={'k': 3}, k='z'"}))+")")
	}
	for _, t := range append(pools["intish"], pools["floatish"]...) {
		for _, f := range []string{"int(%s)", "float(%s)", "int(%s, 0)", "int(%s, 16)", "int(%s, 36)", "str(%s)", "bool(%s)", "repr(%s)", "list(%s)"} {
			out = append(out, fmt.Sprintf(f, t))
		}
	}
	for range 400 { // repr and round of floats that need all their digits
		m := c.below(1 << 53)
		e := c.below(80) - 60
		x := fmt.Sprintf("%d * 2.0**%d", m, e)
		if c.once(4) {
			x = fmt.Sprintf("%d / %d", c.below(100000), 1+c.below(1000))
		}
		out = append(out, c.of([]string{"repr(" + x + ")", "round(" + x + ", " + c.of([]string{"0", "1", "2", "3", "-1", "-5"}) + ")", "'%.3f|%.12g|%e' % (" + x + ", " + x + ", " + x + ")", "int(" + x + ")", "divmod(" + x + ", 0.7)", "(" + x + ").as_integer_ratio()", "(" + x + ") ** 0.5"}))
	}
	return out
}

// conversions generates every class called with every operand.
func conversions() []string {
	var out []string
	for _, v := range operands {
		for _, f := range strings.Fields("int float str bytes bytearray list tuple dict set frozenset bool repr ascii len abs sum min max sorted any all iter next reversed enumerate zip round ord chr hex bin oct callable type format print range slice isinstance issubclass divmod") {
			if f == "range" || f == "bytes" || f == "bytearray" || f == "list" {
				if strings.Contains(v, "**") {
					continue
				}
			}
			out = append(out, f+"("+v+")")
		}
	}
	return out
}

// moduleForms generates what the tables cannot say: packing by many formats, and JSON's text.
func moduleForms() []string {
	c := chanceOf("modules")
	var out []string
	for range 700 {
		format := c.of([]string{"", "!", "<", ">", "@", "="})
		var args []string
		for range 1 + c.below(3) {
			n := c.of([]string{"", "", "", "2", "0", "3"})
			k := c.words("b B h H i I l L q Q f d ? c s p x e n N")
			format += n + k
			count := 1
			switch {
			case k == "s" || k == "p":
			case k == "x":
				count = 0
			case n == "2" || n == "3" || n == "0":
				count = int(n[0] - '0')
			}
			for range count {
				switch {
				case c.once(9):
					args = append(args, c.of(anything))
				case k == "s" || k == "p":
					args = append(args, c.of(pools["bytes"]))
				case k == "c":
					args = append(args, c.of([]string{"b'x'", "b'xy'", "'x'", "b'\\xff'"}))
				case k == "f" || k == "d" || k == "e":
					args = append(args, c.of(append(pools["float"], "1", "65504.0", "1e39", "2**70", "10**400", "65520.0")))
				case k == "?":
					args = append(args, c.of(operands))
				default:
					args = append(args, c.of([]string{"0", "1", "-1", "127", "128", "255", "256", "32767", "32768", "-32769", "65535", "65536", "2**31", "2**32 - 1", "2**32", "2**63", "2**64", "-(2**63)", "1.5", "True"}))
				}
			}
		}
		if c.once(12) {
			args = append(args, "1")
		}
		call := "struct.pack(" + join(append([]string{quoted(format)}, args...)...) + ")"
		switch c.below(3) {
		case 0:
			call = "struct.unpack(" + quoted(format) + ", " + call + ")"
		case 1:
			call = "(struct.calcsize(" + quoted(format) + "), " + call + ")"
		}
		out = append(out, call)
	}
	for _, t := range pools["json"] {
		out = append(out, "json.loads("+t+")", "json.dumps(json.loads("+t+"))", "json.loads("+t+", object_hook=lambda d: sorted(d))")
	}
	for _, v := range pools["json-value"] {
		out = append(out, "json.dumps("+v+")")
		for range 6 {
			out = append(out, "json.dumps("+v+", indent="+c.of(pools["indent"])+", sort_keys="+c.of(pools["bool"])+", ensure_ascii="+c.of(pools["bool"])+", separators="+c.of(pools["separators"])+", allow_nan="+c.of(pools["bool"])+", skipkeys="+c.of(pools["bool"])+", default="+c.of([]string{"None", "str", "lambda o: [1]", "lambda o: o"})+")")
		}
	}
	for _, h := range strings.Fields("md5 sha1 sha224 sha256 sha384 sha512") {
		for _, b := range pools["bytes"] {
			out = append(out, "hashlib."+h+"("+b+").hexdigest()", "hmac.new("+b+", b'm', "+quoted(h)+").digest()", "hmac.digest(b'k', "+b+", "+quoted(h)+").hex()")
		}
	}
	return out
}
