def queens(n, row=0, cols=(), left=(), right=()):
    if row == n:
        yield cols
        return
    for c in range(n):
        if c not in cols and row - c not in left and row + c not in right:
            yield from queens(n, row + 1, (*cols, c), (*left, row - c), (*right, row + c))
print([len(list(queens(n))) for n in range(1, 7)])
first = next(queens(6))
print("\n".join("." * c + "Q" + "." * (5 - c) for c in first))
def permutations(xs):
    if not xs:
        return [[]]
    return [[x, *rest] for i, x in enumerate(xs) for rest in permutations(xs[:i] + xs[i + 1:])]
print(["".join(p) for p in permutations(list("abc"))], len(permutations([1, 2, 3, 4, 5])))
def subsets(xs):
    out = [[]]
    for x in xs:
        out += [s + [x] for s in out]
    return out
print(subsets([1, 2, 3]))
def change(amount, coins):
    ways = [1] + [0] * amount
    for c in coins:
        for a in range(c, amount + 1):
            ways[a] += ways[a - c]
    return ways[amount]
print(change(100, [1, 5, 10, 25, 50]))
def longest_common(a, b):
    table = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            table[i + 1][j + 1] = table[i][j] + x if x == y else max(table[i][j + 1], table[i + 1][j], key=len)
    return table[-1][-1]
print(longest_common("congestion", "retransmission"))
def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]
print(distance("kitten", "sitting"), distance("", "abc"), distance("same", "same"))
def hanoi(n, a="A", b="B", c="C"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)
print(*hanoi(3), sum(1 for _ in hanoi(8)))
