import json

def show(text, f):
    try:
        print(text, repr(f()))
    except Exception as e:
        print(text, type(e).__name__, e)

class A:
    pass

values = [None, True, False, 0, -1, 10 ** 30, 1.5, 0.1, 1e100, 1e-7, 1.0, -0.0, "", "a", "a\"b\\c/d", "\n\r\t\b\f\x00\x1f\x7f", "收到 é 😀",
          [], [1], [1, [2, [3, []]]], (), (1, 2), {}, {"a": 1}, {"b": [1, {"c": None}], "a": {}}, {1: 2, None: 3, True: 4, 1.5: 5, False: 6},
          {"z": 1, "y": 2, "x": [True, False]}, float("inf"), float("-inf"), float("nan"),
          b"x", A, print, range(3), json, {(1, 2): 1}, {b"x": 1}, [1, (2, b"3")]]
for v in values:
    text = "dumps " + repr(v) if v not in [A, print, json] else "dumps"
    show(text, lambda: json.dumps(v))
    show(text, lambda: json.dumps(v, indent=2))
    show(text, lambda: json.dumps(v, ensure_ascii=False))
    show(text, lambda: json.dumps(v, separators=(",", ":")))
    show(text, lambda: json.dumps(v, indent="\t", separators=(" ,", " = ")))
    show(text, lambda: json.dumps(v, indent=0))
    show(text, lambda: json.dumps(v, allow_nan=False))
    show(text, lambda: json.dumps(v, skipkeys=True))
    show(text, lambda: json.dumps(v, default=lambda o: "other"))

show("sort", lambda: json.dumps({"b": 1, "a": {"d": 1, "c": 2}}, sort_keys=True))
show("sort", lambda: json.dumps({3: 1, 1: 2, 2: 3}, sort_keys=True))
show("sort", lambda: json.dumps({"b": 1, 2: 3}, sort_keys=True))
show("indent", lambda: json.dumps([1, {"a": []}], indent=-1))
show("separators", lambda: json.dumps([1], separators=1))
show("separators", lambda: json.dumps([1], separators=(",",)))
show("separators", lambda: json.dumps([1], separators=(",", ":", "!")))
show("default", lambda: json.dumps(A(), default=lambda o: [1, 2]))
show("default", lambda: json.dumps(A(), default=lambda o: o))
show("default", lambda: json.dumps([A()], default=lambda o: 1 / 0))
l = []
l.append(l)
show("circular", lambda: json.dumps(l))
d = {}
d["x"] = [d]
show("circular", lambda: json.dumps(d, indent=1))
same = [1]
show("shared", lambda: json.dumps([same, same]))

texts = ["", " ", "null", "true", "false", "nul", "tru", "None", "0", "-0", "-", "01", "1.", "1.5", "-1.5e10", "1e5", "1E+2", "1e", "1e+", ".5", "+1", "1_0", "0x1",
         "123456789012345678901234567890", "1e400", "-1e400", "NaN", "Infinity", "-Infinity", "-Inf", "nan",
         "\"\"", "\"a\"", "\"", "\"abc", "\"a\\n\\t\\\"\\\\\\/\\b\\f\\r\"", "\"\\u00e9\\u6536\"", "\"\\ud83d\\ude00\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\u+123\"", "\"\\x\"", "\"\\", "\"a\nb\"", "\"\x01\"", "\"\\ud83d\\u12\"",
         "'a'", "收", "\"收\" x", "[\"收\", ]",
         "[]", "[ ]", "[1]", "[1,2]", "[ 1 , 2 ]", "[1,]", "[,]", "[1 2]", "[", "[1", "[1,", "[1]]", "[[]", "]", "[1,\n 2,, 3]",
         "{}", "{ }", "{\"a\":1}", "{\"a\" : 1 , \"b\" : [ ] }", "{\"a\":1,}", "{\"a\"}", "{\"a\":}", "{\"a\" 1}", "{a:1}", "{1:1}", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,", "{,}", "{\"a\":1 \"b\":2}", "}",
         "{\"a\":1,\"a\":2}", "1 2", "[] x", "null,", "\t[1]\r\n", "\x0b1", "{\n\"a\": tru\n}", "[1, 2\n, 3 4]", "\ufeff[1]"]
for t in texts:
    show("loads " + repr(t), lambda: json.loads(t))
show("bytes", lambda: json.loads(b"[1, \"\xc3\xa9\"]"))
show("bytes", lambda: json.loads(b"\xef\xbb\xbf[1]"))
show("bytes", lambda: json.loads(b"\xff"))
show("int", lambda: json.loads(5))
show("None", lambda: json.loads(None))
show("hook", lambda: json.loads("{\"a\":{\"b\":1}}", object_hook=lambda d: list(d.items())))
show("deep", lambda: json.loads("[" * 2000))
show("deep", lambda: json.loads("{\"a\":" * 2000))
show("digits", lambda: len(str(json.loads("1" * 4000))))
show("digits", lambda: json.loads("1" * 5000))
try:
    json.loads("[1,\n 2,, 3]")
except json.JSONDecodeError as e:
    print(e.msg, repr(e.doc), e.pos, e.lineno, e.colno, e.args, isinstance(e, ValueError))
show("error", lambda: json.JSONDecodeError("m", "ab\ncd", 4))
for v in values[:21]:
    print(json.loads(json.dumps(v)) == v)
