x = "outer"
print([x for x in range(3)], x)
print({x: y for x, y in zip("ab", (1, 2))}, {x for x in [1]}, x)
log = []
def see(v):
    log.append(v)
    return v
print([(see(a), see(b)) for a in (1, 2) if see(a * 10) for b in (a, a + 1) if b != 3], log)
log.clear()
print({see("k"): see("v") for _ in range(1)}, log)
n = 3
print([[n * i for i in range(n)] for n in range(3)], n)
def f():
    y = 5
    return [y + z for z in range(2)], [(lambda: y + z)() for z in range(2)]
print(f())
class C:
    items = [1, 2]
    doubled = [i * 2 for i in items]
    try:
        bad = [i + len(items) for i in items]
    except NameError as e:
        bad = str(e)
print(C.doubled, C.bad)
print([i for i in range(10) if i % 2 if i % 3], [a or b for a, b in [(0, 1), (2, 3)]], [y for x in [[1], [2, 3]] for y in x])
print([*[i for i in "ab"], *(i for i in "cd")], list(i if i else "zero" for i in (0, 1)))
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], [sum(r) for r in zip(*matrix)])
print({len(w): w for w in "a bb cc ddd".split()}, {c: "aabbc".count(c) for c in "abc"})
