def f(d):
    a, b, *c = d["pair"]
    d["out"][a] = b
    del d["gone"]
    return c
d = {"pair": (1, 2, 3), "out": {}, "gone": 0}
print(f(d), d)
try:
    f({"pair": (1,)})
except ValueError as e:
    print(e)
for i in range(2):
    assert i < 1, f"i is {i}"
