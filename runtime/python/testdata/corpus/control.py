for i in range(5):
    if i == 3:
        break
else:
    print("no break")
for i in []:
    pass
else:
    print("empty else", i)
n = 27
steps = 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
    if steps > 200:
        break
else:
    print("collatz", steps)
for i in range(3):
    for j in range(3):
        if j == 2:
            continue
        if i == 1:
            break
        print(i, j, end="; ")
    else:
        print("row", i)
print()
x = 5
print("a" if x > 9 else "b" if x > 4 else "c", 1 < x < 10, 1 < x > 9, not x, x and "and", 0 or "or", None or 0 or [])
assert x == 5, "fine"
try:
    assert x == 6, f"x is {x}"
except AssertionError as e:
    print("assert", e)
try:
    assert []
except AssertionError as e:
    print("assert", e.args)
pass; y = 1; print(y)
if x: print("one line")
while x: x -= 1
print(x, x is None, None is None, not None)
del x, y
print(__name__)
