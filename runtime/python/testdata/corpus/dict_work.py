d = {"a": 1, "b": 2}
d["c"] = 3
d.update({"d": 4}, e=5)
print(d, len(d), "a" in d, "z" in d, d.get("z"), d.get("z", 0), d.pop("a"), d.pop("q", None), d.setdefault("b", 9), d.setdefault("n", []))
print(list(d), list(d.keys()), list(d.values()), list(d.items()), sorted(d, reverse=True))
del d["b"]
for k in list(d):
    if k in "cd":
        del d[k]
print(d, dict(a=1), dict([("x", 1)]), dict(zip("ab", (1, 2))), {1: "int", 1.0: "float", True: "bool"})
count = {}
for ch in "hello world":
    count[ch] = count.get(ch, 0) + 1
print(count, max(count, key=count.get), sorted(count.items(), key=lambda kv: (-kv[1], kv[0]))[:3])
groups = {}
for w in ["apple", "avocado", "bean"]:
    groups.setdefault(w[0], []).append(w)
print(groups, {v: k for k, v in {"a": 1}.items()}, {**d, "x": 0}, d | {"y": 1}, d == {"n": [], "e": 5})
print({(1, 2): "t", None: 0, "s": {1: {2: 3}}}[(1, 2)], d.popitem(), d)
e = dict.fromkeys(["a", "b"], 0)
e["a"] += 1
print(e, e.copy() is e, bool({}), str({}), {"k": {"n": [1, {"d": ()}]}})
for bad in (lambda: {}["k"], lambda: {}[[]], lambda: {[]: 1}, lambda: {}.popitem()):
    try:
        bad()
    except (KeyError, TypeError) as err:
        print(type(err).__name__, err)
try:
    for k in e:
        e[k + "x"] = 1
except RuntimeError as err:
    print(err)
