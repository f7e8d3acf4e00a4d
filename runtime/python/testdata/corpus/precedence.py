s = 0
for i in range(10):
    if i % 2: continue
    if i > 6: break
    s += i
else: s = -1
print(s)
n = 0
while n < 3:
    n += 1
    if n == 5: break
else: print("w else", n)
while True:
    break
else: print("no")
for x in []: pass
else: print("empty")
for i in range(2):
    for j in range(2):
        if j: break
    else: print("inner")
    print(i, j)
print([i for i in range(20) if i % 2 if i % 3])
print({i: i * i for i in range(3)}, {i % 2 for i in [0, 2]})
print(1 if 0 else 2 if 0 else 3, not 1 == 2, -2 ** 2, 2 ** 3 ** 2, 7 // -2 * 3, 1 + 2 << 1, 5 & 3 | 8 ^ 1, not not [])
print(1 < 2 == 2 != 3 >= 3, 1 in [1] == True, "a" in "abc" in ["abc"], None is not None)
print("a" "b" 'c', r"\n", b"x" b"y", """a
b""", 'it''s', "\
cont")
print(0x_ff, 1e-3, 1_0.5, 0b1_1, 10 ** -2, 1 / 4, 7 % -3, -7 % 3, 7.5 // 2, divmod(-7.5, 2))
print([1, 2] + [3], (1,) + (2,), [0] * 3, "ab" * 2, 2 * [1], [*"ab", *[1]], {**{1: 2}})
assert True, "x"
print(*[1, 2], *(3,), sep=",", end=".\n")
