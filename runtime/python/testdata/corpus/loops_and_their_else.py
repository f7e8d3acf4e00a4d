for i in range(3):
    if i == 5:
        break
else:
    print("for: no break, i =", i)
while i < 6:
    i += 1
    if i == 4:
        continue
    if i == 5:
        print("while: break at", i)
        break
else:
    print("never")
for _ in []:
    pass
else:
    print("empty loops have an else too")
def find(needle, rows):
    for r, row in enumerate(rows):
        for c, v in enumerate(row):
            if v == needle:
                break
        else:
            continue
        return r, c
    return None
print(find(5, [[1, 2], [3, 5]]), find(9, [[1], [2]]))
for i in range(5):
    print(i, end=",")
    i = 10
print(i)
for i, (a, *b) in enumerate(["xyz", "p"]):
    print(i, a, b)
for k in range(10, 0, -3):
    print(k, end=" ")
print()
n, steps = 27, 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
print(steps)
for x in range(3):
    try:
        if x == 1:
            continue
        print("body", x)
    finally:
        print("after", x)
    if x == 1:
        print("not reached")
it = iter(range(6))
for a in it:
    print(a, next(it, None), end="; ")
print()
while True:
    try:
        raise ValueError
    except ValueError:
        break
    finally:
        print("out")
print([x for x in range(20) if all(x % d for d in range(2, x)) and x > 1], sum(1 for _ in range(10)))
