package actor_test

import (
	"math"
	"strings"
)

// The values that generated calls and operators are made of, by kind.
var pools = map[string][]string{
	"int": {
		"0", "1", "-1", "2", "3", "5", "7", "-3", "8", "10", "16", "64", "255", "256", "1000", "65536", "10**9", "2**31", "-2**31", "2**63 - 1", "2**63", "-2**63", "2**64", "2**70",
		"-(2**65)", "10**20", "True", "False",
	},
	"small":    {"0", "1", "2", "3", "4", "5", "8", "12", "20", "-1", "-2", "-3", "-5", "True"},
	"position": {"0", "1", "2", "3", "5", "100", "-1", "-2", "-100", "None", "2**70", "-(2**70)", "True"},
	"float": {
		"0.0", "-0.0", "0.5", "1.0", "1.5", "-2.5", "2.5", "3.7", "0.1", "1/3", "100.0", "1e16", "123456789.125", "1e22", "1.5e300", "5e-324", "1e-5", "float('inf')", "float('-inf')", "float('nan')",
	},
	"str": {
		"''", "'a'", "'abc'", "'Hello World'", "' pad\\t\\n'", "'a,b,,c'", "'12'", "'-7'", "'3.5'", "'ß'", "'İi'", "'收到'", "'é'", "'e\\u0301'", "'\\x00'", "'ǆ'", "'ﬁx'", "'٣'", "'²'", "'½'",
		"'a\\nb\\r\\nc\\x0bd'", "\"it's\"", "'\\U0001F600'", "'aXbXc'", "'aaaa'", "'ABC'", "'a b  c'", "'x=1;y=2'", "'  '", "'Σας ΣΑΣ'", "'they\\'re \"x\"'", "'\\t|\\x7f|\\xa0|\\u2028'", "'tEST one_two'",
	},
	"bytes":     {"b''", "b'a'", "b'abc'", "b'Hello World'", "b' pad\\t\\n'", "b'\\xff\\x00'", "b'a,b,,c'", "b'12'", "b'a\\nb\\r\\nc'", "b'aaaa'", "b'ABC'", "b'a b  c'", "b'\\xe6\\x94\\xb6'", "b\"it's\"", "b'tEST one_two'"},
	"bytearray": {"bytearray()", "bytearray(b'a')", "bytearray(b'abc')", "bytearray(b'\\xff\\x00z')", "bytearray(b'a b')"},
	"list": {
		"[]", "[1, 2, 3]", "[3, 1, 2]", "['b', 'a']", "[1, 'a']", "[[1], [2]]", "[None]", "[0, 0.0, False]", "[b'x', b'y']", "[1, 1.0, True, 2]", "[(1, 2), (0, 3)]", "['a', 'bb', 'ccc']",
		"[float('nan')]", "[10, 200, 65]",
	},
	"tuple": {"()", "(1,)", "(1, 'x')", "(1, 2, 3)", "('a', 'b')", "((1, 2), (3, 4))", "(None, True)", "(0.5, 2)"},
	"dict":  {"{}", "{'a': 1}", "{1: 'x', 'k': [2]}", "{(1, 2): 3}", "{97: 'z', 98: None}", "{'b': 2, 'a': 1}", "{1: 1, 2.5: 2}"},
	"set":   {"set()", "{1}", "{'a'}", "frozenset()", "frozenset({1})", "{1, 2, 3}", "{2, 3}", "frozenset({1, 2})"},
	"range": {"range(0)", "range(5)", "range(10, 0, -3)", "range(-2, 9, 4)", "range(1)"},
	"iterator": {
		"iter([1, 2])", "iter('ab')", "(x for x in [1, 2])", "enumerate('ab')", "zip([1, 2], 'ab')", "map(str, [1, 2])", "filter(None, [0, 1])", "reversed([1, 2])", "{'a': 1}.keys()", "{'a': 1}.values()",
		"{'a': 1}.items()", "iter(range(3))", "iter({'q': 1})",
	},
	"function": {"len", "str", "lambda x: x", "lambda *a: a", "lambda: 0", "repr", "abs", "lambda a, b: a", "int", "min", "None"},
	"class":    {"int", "str", "bool", "float", "list", "dict", "tuple", "bytes", "set", "object", "type", "ValueError", "Exception", "LookupError", "KeyError", "(int, str)", "(int, (str, (bool,)))", "()", "type(None)", "C", "D", "range", "bytearray", "frozenset", "OSError"},
	"object":   {"C()", "D()", "C", "object()", "ValueError('x')", "KeyError('k')", "OSError(2, 'No such file')", "slice(1, 2)", "NotImplemented", "Ellipsis", "len", "'a'.join", "C().m", "type(None)"},
	"none":     {"None"},
	"bool":     {"True", "False"},
	"byteorder": {
		"'big'", "'little'", "'middle'", "''", "'BIG'",
	},
	"encoding": {"'utf-8'", "'utf8'", "'ascii'", "'latin-1'", "'UTF_8'", "'nope'", "''", "'us-ascii'", "'iso-8859-1'", "'hex'", "'utf-16'"},
	"errors":   {"'strict'", "'ignore'", "'replace'", "'backslashreplace'", "'nope'", "''", "'xmlcharrefreplace'", "'surrogateescape'", "'namereplace'"},
	"name":     {"'x'", "'m'", "'nothing'", "'__class__'", "'real'", "'append'", "'a b'", "''", "'upper'", "'args'"},
	"spec":     {"''", "'5'", "'>5'", "'x'", "'.2f'", "'^9'", "'s'", "'d'", "','", "'?'", "'e'", "'b'", "'%'", "'08'", "'+'", "'.3'"},
	"fill":     {"' '", "'*'", "'0'", "''", "'ab'", "'收'"},
	"intish":   {"'12'", "'-7'", "' 5\\n'", "'1_000'", "'0x1f'", "'z'", "''", "'٣'", "'1.5'", "'+3'", "b'12'", "b' 7 '", "'9' * 30", "3.99", "-3.99", "True", "'0b101'", "'0o17'", "'007'", "2**70", "float('inf')", "float('nan')", "'_1'", "'1__0'", "'- 1'", "bytearray(b'9')"},
	"base":     {"0", "2", "8", "10", "16", "36", "1", "37", "-1", "None", "3"},
	"floatish": {"'1.5'", "'-2e3'", "' inf '", "'nan'", "'-Infinity'", "'1_0.5'", "''", "'x'", "'1e400'", "'٣.٥'", "b'2.5'", "'+.5'", "'5.'", "'.'", "'1e'", "'0x1p3'", "3", "2**70", "10**400", "True", "'1__0'", "'infinit'", "bytearray(b'1')", "'1e-400'"},
	"char":     {"'a'", "'收'", "''", "'ab'", "b'a'", "b''", "b'ab'", "bytearray(b'z')", "'\\U0001F600'"},
	"code":     {"0", "65", "0x6536", "0x10ffff", "0x110000", "-1", "2**40", "2**70", "True", "0xd800"},
	"table":    {"{97: 'z'}", "{97: None, 98: 'xyz'}", "{97: 65}", "str.maketrans('ab', 'xy')", "{}", "'abc' * 50", "[None] * 98", "{97: 2**40}", "{97: 1.5}"},
	"hexes":    {"'00ff'", "'00 FF 1a'", "'0'", "'zz'", "''", "'0 0'", "' ab'", "'é0'", "'abc'"},
	"hex-sep":  {"':'", "'-'", "''", "'ab'", "b':'", "'é'", "' '"},
	"format":   {"'H'", "'!HB'", "'<iq'", "'3s'", "'>f'", "'d'", "'?'", "'x'", "'2x'", "'c'", "'p'", "'4p'", "'@bh'", "'=lL'", "'!'", "''", "'Z'", "'3'", "b'!H'", "'0s'", "' H H '", "'n'", "'<n'", "'e'", "'100000000000000000000s'", "'é'", "'!H\\x00'", "'P'", "'10H'"},
	"buffer":   {"b''", "b'\\x01'", "b'\\x01\\x02'", "b'\\x01\\x02\\x03'", "b'abcd'", "b'\\x00' * 8", "b'\\xff' * 8", "bytearray(b'abcdefgh')", "b'\\x01' * 16"},
	"json": {
		"'1'", "'[1, 2.5, \"a\", null, true]'", "'{\"a\": {\"b\": []}}'", "''", "'{'", "'[1,]'", "'{\"a\" 1}'", "'nul'", "'\"\\\\u00e9\\\\ud83d\\\\ude00\"'", "'\"\\\\x\"'", "'01'", "'-'", "'1e5'", "'-0'", "'-0.0'", "'1E400'",
		"'NaN'", "'-Infinity'", "' [ ] x'", "'\"a'", "'{\"a\": 1, \"a\": 2}'", "b'[1]'", "b'\\xff'", "'\\ufeff1'", "'[1 2]'", "'{1: 2}'", "'{\"a\":}'", "'\\'a\\''", "'\"\\t\"'", "bytearray(b'{}')", "'123456789012345678901234567890'", "'1.0000000000000000001'",
		"'{\"a\": 1,}'", "'[\"a\", \"b\"'", "'tru'", "'\"\\\\ud800\"'", "'\\n\\n  ?'", "'.5'", "'+1'", "'1.'", "'\"\\\\'", "'\"\\\\u12'",
	},
	"json-value": {
		"1", "-0.0", "1e22", "float('nan')", "float('inf')", "'é收\\n\"\\\\/\\x00'", "None", "True", "[1, [2, []], {}]", "{'a': 1, 'b': [True, None]}", "(1, 2)", "{1: 2, None: 3, True: 4, 2.5: 5}", "{(1, 2): 3}", "{1}", "b'x'", "object()", "C()", "[float('-inf')]",
		"{'b': 1, 'a': 2}", "{'b': 1, 2: 3}", "2**70", "'\\U0001F600'", "[]", "{}", "''", "{'x': {}}", "[[]]", "range(3)", "0.1", "C", "[1, {'k': (2, b'x')}]",
	},
	"indent":      {"None", "0", "1", "2", "4", "'--'", "''", "-1", "True", "1.5"},
	"separators":  {"None", "(',', ':')", "(', ', ': ')", "('|', '=')", "(1, 2)", "(',',)", "','", "[';', '-']"},
	"algorithm":   {"'md5'", "'sha1'", "'sha256'", "'SHA256'", "'sha512'", "'sha224'", "'sha384'", "'nope'", "''", "'sha-256'", "b'sha256'"},
	"hash-module": {"'sha256'", "'md5'", "hashlib.sha1", "'nope'", "''", "hashlib.sha512", "None"},
	"seconds":     {"0", "1", "86399", "1e9", "1700000000.75", "-1", "2**31", "None", "2**60", "10**12", "float('nan')", "-86400.5"},
	"pause":       {"0", "0.001", "-1", "float('nan')", "True", "0.0", "10**400", "float('inf')"},
	"time-format": {"'%Y-%m-%d %H:%M:%S'", "'%j %U %w %a %A %b %B'", "'%y%%%p %I'", "''", "'%'", "'%q'", "'%c | %x | %X'", "'x%Z%z'", "'%e %k'", "'%d/%m/%y é'", "'%s'", "'%G %V %u'"},
	"moment":      {"time.gmtime(0)", "time.gmtime(1e9)", "(2020, 2, 29, 1, 2, 3, 5, 60, 0)", "(2020, 13, 1, 0, 0, 0, 0, 1, 0)", "(1, 2)", "(2020, 1, 1, 25, 0, 0, 0, 1, 0)", "time.gmtime(1709164800)", "(2020, 1, 32, 0, 0, 0, 0, 1, 0)"},
	"address":     {"('127.0.0.1', 1)", "('127.0.0.1', 70000)", "('127.0.0.1', -1)", "('127.0.0.1', '80')", "('127.0.0.1',)", "'127.0.0.1'", "['127.0.0.1', 1]", "(b'127.0.0.1', 1)", "(1, 2)", "('127.0.0.1', 1.5)", "()", "('127.0.0.1', 1, 2)", "('127.0.0.1', True)", "('127.0.0.1', 2**70)"},
	"ip":          {"'127.0.0.1'", "'10.0.0.255'", "'1.2.3'", "'256.1.1.1'", "''", "'0x7f.1'", "'1.2.3.4.5'", "'a.b.c.d'", "'1.2.3.4 '", "'127.1'", "'010.0.0.1'", "'4294967295'"},
	"packed":      {"b'\\x7f\\x00\\x00\\x01'", "b'\\x00' * 4", "b'abc'", "b''", "bytearray(b'\\n\\x00\\x00\\x02')", "b'12345'"},
	"host":        {"'127.0.0.1'", "'10.1.2.3'", "'1'", "'255.255.255.255'"},
	"port":        {"0", "1", "80", "0x1234", "65535", "65536", "-1", "2**32", "2**31", "2**32 - 1", "2**70"},
	"status":      {"None", "0", "1", "-1", "256", "'bye'", "True", "3.5", "(1, 2)"},
	"timeout":     {"None", "0", "0.001", "-1", "float('nan')", "True", "10**400", "1e300"},
	"none-or-int": {"None", "0", "1", "2", "-1", "3", "10", "-5", "2**70"},
}

// anything is what can be given anywhere, right or wrong.
var anything = []string{
	"None", "0", "-1", "2", "1.5", "'a'", "''", "b'a'", "[]", "[1, 2]", "(1,)", "{}", "{'a': 1}", "{1}", "range(3)", "object()", "len", "int", "C()", "True", "2**70", "float('nan')", "bytearray(b'a')",
	"iter([1])", "lambda x: x", "Ellipsis", "NotImplemented", "ValueError('x')", "slice(1)", "'收'",
}

// kindsOf says which pools suit a parameter, by its name. In a method of bytes, "str" stands for bytes.
var kindsOf = map[string]string{
	"iterable": "list tuple str dict set range iterator bytes", "iterables": "list str range iterator", "sequence": "list tuple str range dict", "iterator": "iterator", "other": "set list tuple str iterator", "others": "set list tuple",
	"number": "int float", "ndigits": "none-or-int", "i": "code", "c": "char", "name": "name", "format_spec": "spec", "class_or_tuple": "class", "cls": "class", "key": "function", "function": "function", "base": "int float",
	"exp": "small float", "mod": "none-or-int", "sep": "str none", "maxsplit": "small", "keepends": "bool small", "old": "str", "new": "str", "count": "small", "sub": "str", "start": "position", "end": "position", "stop": "position",
	"prefix": "str", "suffix": "str", "width": "small", "fillchar": "fill", "tabsize": "small", "chars": "str none", "index": "position", "encoding": "encoding", "errors": "errors", "mapping": "dict", "table": "table",
	"bytes_per_sep": "small", "string": "bytes bytearray", "length": "small", "byteorder": "byteorder", "signed": "bool", "bytes": "bytes bytearray list", "iterable_of_ints": "list bytes range", "item": "int small", "elem": "int str tuple",
	"reverse": "bool small", "strict": "bool", "step": "small", "size": "small", "address": "address", "source_address": "address none", "timeout": "timeout", "hostname": "host", "ip_addr": "ip", "packed_ip": "packed",
	"backlog": "small", "how": "small", "flag": "bool small", "level": "small", "option": "small", "buflen": "small", "buffer": "buffer", "nbytes": "small", "flags": "small", "bufsize": "small", "data": "bytes bytearray", "family": "small", "type": "small",
	"proto": "small", "obj": "int float str list dict object function", "skipkeys": "bool", "ensure_ascii": "bool", "allow_nan": "bool", "indent": "indent", "separators": "separators", "default": "function int", "sort_keys": "bool", "object_hook": "function",
	"s": "json", "msg": "bytes str", "doc": "str", "pos": "small", "seconds": "seconds", "format": "format", "t": "moment", "values": "int float bytes", "offset": "small", "digestmod": "hash-module", "digest": "hash-module", "status": "status",
	"rlist": "list", "wlist": "list", "xlist": "list", "value": "int str list", "object": "int str list object", "sentinel": "int str", "x": "int float", "y": "int float", "end_": "str", "a": "str bytes", "b": "str bytes", "tb": "none",
	"text": "str", "prompt": "str",
}

// paramKinds overrides kindsOf for one parameter of one function.
var paramKinds = map[string]string{
	"int.x": "intish", "int.base": "base", "float.x": "floatish", "str.object": "int float str list object bytes", "bytes.source": "small str list bytes", "bytearray.source": "small str list bytes", "sum.start": "int float list tuple str",
	"str.maketrans.x": "dict str", "str.maketrans.y": "str", "str.maketrans.z": "str none", "str.join.iterable": "list tuple str iterator dict", "bytes.join.iterable": "list tuple iterator", "bytes.fromhex.string": "hexes", "bytearray.fromhex.string": "hexes",
	"bytes.hex.sep": "hex-sep", "bytearray.hex.sep": "hex-sep", "json.dumps.obj": "json-value", "hashlib.new.name": "algorithm", "hmac.new.key": "bytes bytearray", "hmac.digest.key": "bytes bytearray", "time.strftime.format": "time-format",
	"bytes.translate.table": "none bytes", "bytearray.translate.table": "none bytes", "round.number": "int float", "abs.x": "int float", "enumerate.start": "int", "len.obj": "str list dict set range bytes iterator", "bool.x": "int float str list none object",
	"htons.x": "port", "ntohs.x": "port", "htonl.x": "port", "ntohl.x": "port", "socket.htons.x": "port", "socket.ntohs.x": "port", "socket.htonl.x": "port", "socket.ntohl.x": "port", "time.sleep.seconds": "pause", "select.select.timeout": "pause",
	"dict.get.key": "int str tuple list", "dict.pop.key": "int str tuple list", "dict.setdefault.key": "int str tuple list", "chr.i": "code", "ord.c": "char", "hex.number": "int", "oct.number": "int", "bin.number": "int", "str.encoding": "encoding", "str.zfill.width": "small",
	"divmod.x": "int float", "divmod.y": "int float", "pow.base": "int float", "type.object": "int str list object", "struct.Struct.format": "format", "str.format_map.mapping": "dict", "max.args": "list int str", "min.args": "list int str", "dict.update.args": "dict list iterator",
	"dict.fromkeys.iterable": "list str range", "map.args": "function list str range", "str.format.args": "int float str list", "print.args": "int str list", "print.sep": "str none", "print.end": "str none", "print.file": "none", "print.flush": "bool", "slice.start": "position", "range.start": "small",
	"range.stop": "small", "json.JSONDecodeError.msg": "str", "setattr.obj": "object", "delattr.obj": "object", "getattr.object": "object int str", "hasattr.obj": "object int str", "isinstance.obj": "int float str list object bytes", "issubclass.cls": "class", "list.index.value": "int str", "tuple.index.value": "int str",
}

// textKinds are the pools of which a method of bytes takes its texts from another.
var textKinds = strings.NewReplacer("str", "bytes bytearray", "fill", "bytes")

// receivers are what the methods of each class are called on.
var receivers = map[string][]string{
	"int": pools["int"], "float": pools["float"], "str": pools["str"], "bytes": pools["bytes"], "bytearray": pools["bytearray"], "list": pools["list"], "tuple": pools["tuple"], "dict": pools["dict"], "range": pools["range"],
	"bool": pools["bool"], "set": {"set()", "{1}", "{'a'}", "{1, 2, 3}", "{(1, 2), 'x'}"}, "frozenset": {"frozenset()", "frozenset({1})", "frozenset({1, 2})", "frozenset('ab')"},
	"dict_keys": {"{'a': 1}.keys()", "{}.keys()", "{1: 2, 3: 4}.keys()"}, "dict_items": {"{'a': 1}.items()", "{1: [2]}.items()"}, "slice": {"slice(1, 2)", "slice(None)"}, "property": {"property(lambda self: 1)"},
	"object": {"object()", "C()"}, "BaseException": {"ValueError('x')", "KeyError(1, 2)", "Exception()", "D('q')"}, "type": {"int", "C"},
	"socket.socket": {"socket.socket()", "socket.socket(type=socket.SOCK_DGRAM)"}, "time.struct_time": {"time.gmtime(0)"}, "struct.Struct": {"struct.Struct('!HB')", "struct.Struct('3s')", "struct.Struct('')"}, "json.JSONDecodeError": {"json.JSONDecodeError('m', 'd\\ne', 3)"},
	"hashlib.HASH": {"hashlib.sha256(b'ab')", "hashlib.md5()", "hashlib.new('sha1', b'x')"}, "hmac.HMAC": {"hmac.new(b'k', b'm', 'sha256')", "hmac.new(b'', digestmod=hashlib.md5)"}, "sys.TextIOWrapper": {"sys.stdout"}, "random.Random": {"random.Random(1)", "random.Random('x')"},
}

// frame is what stands around an expression. Both sides run the same text.
const classes = `class C:
    def m(self):
        return 1
class D(Exception):
    x = 5
`

const shower = `def show(v):
    if isinstance(v, (set, frozenset)):
        return type(v).__name__ + repr(sorted(v, key=repr))
    if isinstance(v, tuple) and not hasattr(v, 'tm_year'):
        return tuple([show(x) for x in v])
    return v
`

// neighbours says whether two floats are the same or next to each other.
func neighbours(x, y float64) bool {
	return x == y || math.Nextafter(x, y) == y
}
