import json
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
def encode(o):
    if isinstance(o, Point):
        return {"__point__": [o.x, o.y]}
    if isinstance(o, (set, bytes)):
        return {"__" + type(o).__name__ + "__": sorted(o)}
    raise TypeError(f"cannot send {type(o).__name__}")
def decode(d):
    if "__point__" in d:
        return Point(*d["__point__"])
    if "__bytes__" in d:
        return bytes(d["__bytes__"])
    return d
text = json.dumps({"at": Point(1, 2.5), "raw": b"\x00\xff", "tags": {"b", "a"}, "n": None, "é": [True, False], "nested": {"k": [[], {}]}}, default=encode)
print(text)
back = json.loads(text, object_hook=decode)
print(back["at"].x, back["at"].y, back["raw"], back["tags"], back["é"], back["nested"])
print(json.dumps(back["nested"], indent=2), json.dumps([1, [2, {"a": 3}]], indent=1), json.dumps({"b": 1, "a": [1, 2]}, sort_keys=True, separators=(",", ":")), json.dumps([], indent=4), json.dumps({}, indent=4), sep="\n")
for v in (0, -0.0, 1e16, 1e-7, 10 ** 25, 1.5, float("inf"), float("nan"), "\u2028\x7f\x00\"\\/é😀", "", True, None, [None], (1, (2,)), {"k": ()}, {1: 1, None: 2, True: 3, 1.5: 4}):
    print(json.dumps(v), json.dumps(v, ensure_ascii=False))
for t in ('{"a": [1, 2.0, -3e2, "x\\u00e9\\n", null, true]}', " [ ] ", '"\\ud83d\\ude00"', "1E+2", "-0", '{"a":1,"a":2}', "[1e400, NaN, -Infinity]", '""', "123456789012345678901234567890", "0.1"):
    v = json.loads(t)
    print(repr(v), type(v).__name__)
for t in ("", "{", "[1,", "[1 2]", '{"a" 1}', "{'a': 1}", '{"a": }', "nul", "[1],", '"abc', '"\\x"', "01", "+1", "1.", ".5", "[1,]", '{"a":1,}', '"\t"', "\ufeff1", "[\n  1,\n  x\n]", "-", "tru"):
    try:
        print(json.loads(t))
    except json.JSONDecodeError as e:
        print(repr(t), "->", e, (e.msg, e.pos, e.lineno, e.colno))
for bad in (lambda: json.dumps(Point(1, 2)), lambda: json.dumps({(1, 2): 3}), lambda: json.dumps(b"x"), lambda: json.dumps({1, 2}), lambda: json.loads(5), lambda: json.loads(None), lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.dumps([1], indent=2, default=5), lambda: json.dumps(lambda: 0), lambda: json.loads(b"\xff")):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
ring = []
ring.append(ring)
try:
    json.dumps(ring)
except ValueError as e:
    print(e)
print(json.loads(b'{"k": "\xc3\xa9"}'), json.loads(bytearray(b"[1]")), json.dumps({"a": 1}, skipkeys=True), json.dumps({("t",): 1, "s": 2}, skipkeys=True), isinstance(json.JSONDecodeError("m", "d", 0), ValueError))
