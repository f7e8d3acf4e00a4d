d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 9
print(d, list(d), d.keys(), d.values(), d.items(), len(d))
del d["b"]
d["b"] = 0
print(d, next(iter(d)), list(reversed(d)), list(reversed(d.items())), d.popitem(), d.popitem(), d)
d.update({"x": 1}, y=2)
d.update([("z", 3), ("x", 5)])
print(d, d | {"w": 1, "x": 0}, {"w": 0} | d)
d |= {"q": 7}
d |= [("r", 8)]
k, v, i = d.keys(), d.values(), d.items()
d["new"] = None
print(k, len(v), ("new", None) in i, "x" in k, 5 in v, list(k & {"x", "nope"}), sorted(k - {"x"}), sorted(k | {"m"}), k == set(d), i == d.items(), v == d.values(), k.isdisjoint({"zzz"}))
print({1: "a", 1.0: "b", True: "c"}, {(): 1, (1,): 2}, {None: 0, False: 1, 0: 2}, {"a": {"b": {}}}, dict(a=1, b=2), dict([("k", 1)], k2=2), dict({"x": 1}, x=2), dict(zip("ab", range(2))), dict.fromkeys("aab", 0), dict.fromkeys([1, 2]))
print(d.get("x"), d.get("?"), d.get("?", []), d.setdefault("x", 1), d.setdefault("s", []), d.pop("s"), d.pop("?", "default"), d == dict(d), d is dict(d), d.copy() == d, {1: 2} == {1: 2.0}, {1: 2} != {2: 1}, {} == {}, {"a": 1, "b": 2} == {"b": 2, "a": 1})
for bad in (lambda: d["?"], lambda: d.pop("?"), lambda: {}.popitem(), lambda: d[[]], lambda: {[]: 1}, lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: d.update(5), lambda: d.update([(1,)]), lambda: d < d, lambda: d + d, lambda: d["x"]["y"], lambda: d.keys()[0], lambda: dict(1, 2), lambda: d.get(), lambda: {**5}, lambda: dict(**{1: 2})):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
try:
    for key in d:
        d[key + "!"] = 1
except RuntimeError as e:
    print(e)
try:
    for key in list(d):
        d.pop(key)
    print(d)
    d["one"] = 1
    for key in d:
        del d[key]
except RuntimeError as e:
    print(e)
