pairs = [(x, y) for x in range(4) for y in range(x) if (x + y) % 2]
print(pairs)
print({k: v for k, v in zip("abc", range(3))}, sorted({len(w) for w in ["a", "bb", "cc"]}))
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)])
x = "outer"
print([x for x in range(3)], x)
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
print([y for x in [1, 2] for y in [x * 10, x * 100]])
class K:
    n = 3
    xs = [i for i in range(n)]
print(K.xs)
print(any(c.isdigit() for c in "ab1"), all([]), [a if a > 1 else -a for a in range(4)])
def f():
    base = 10
    return [base + i for i in range(3)], {i: [base * j for j in range(i)] for i in range(3)}
print(f())
print([(a, b) for a, *b in [(1, 2, 3), (4,)]])
