log = []
def v(x):
    log.append(x)
    return x
print(v(1) < v(2) < v(3), v(3) > v(2) > v(9) > v(0), log)
log.clear()
print(v(1) == v(1) != v(2) <= v(2), 1 < 2 > 1, 1 < 3 > 2 < 9, 3 > 2 == 2, (3 > 2) == True, 3 > 2 == True, 1 in [1] == True, "a" in "ab" in ["ab"], not 1 == 2, not not [], log)
print(v(0) or v("") or v("last") or v("never"), v(1) and v([]) and v("no"), (v(0) or v(5)) and v(6), log[-6:])
print(None or "default", 0 or [] or {}, 1 and "x" or "y", "" and 1, [0] and {} or None, True and not False, 5 or 1 / 0)
x = 7
print("big" if x > 10 else "medium" if x > 5 else "small", (1 if x else 2) + 1, [i if i % 2 else -i for i in range(4)], (lambda: "t" if x else "f")(), ("a" if 0 else "b", "c"), "yes" if x == 7 and not x < 0 else "no")
for value in (0, 1, -1, "", "0", [], [0], (), (None,), {}, {0: 0}, set(), None, 0.0, -0.0, 0.1, b"", b"\0", range(0), range(1), float("nan"), len, type, object(), lambda: 0):
    print("T" if value else "F", end="")
print()
a = b = c = 0
a, b = b + 1, a + 2
c += a if b else 5
print(a, b, c, a is not None, a is b, [] is [], () == (), "" is not None)
print(1 < 2 and 2 < 3 or 1 / 0, (1, 2) < (1, 3) <= (1, 3), "abc" < "abd" < "b", [1] < [2] < [3], 1 <= True <= 1.0, -1 < 0 < 1 < 2 < 3, 2 ** 3 ** 2, -2 ** 2, not 0 ** 0, 10 - 2 - 3, 2 * 3 % 4, 7 // 2 * 2, 1 + 2 << 1, 6 & 3 | 8, 5 ^ 1 & 3, ~1 + 1, 1 if 0 else 2 if 0 else 3)
