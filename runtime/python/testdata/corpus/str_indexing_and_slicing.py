s = "hello, 世界!"
print(len(s), s[0], s[-1], s[7], s[-2:], s[::2], s[::-1], s[2:5], s[5:2], s[5:2:-1], s[:100], s[100:], s[-100:3], s[:-3], s[1:-1:3], s[:], s[None:None:None], s[True])
for i in (12, -12, 10 ** 20, "0", 1.0, None, (1,)):
    try:
        print(s[i])
    except (IndexError, TypeError) as e:
        print(type(e).__name__, e)
try:
    s[0] = "x"
except TypeError as e:
    print(e)
try:
    del s[0]
except TypeError as e:
    print(e)
print([c for c in "é世"], list(enumerate("ab", 1)), "a" "b"[0], "abc"[1:][0], ("x" * 5)[1:3], [s[i:i + 4] for i in range(0, len(s), 4)])
print(s[slice(1, 4)], "abcdef"[slice(None, None, -2)], "x" in s, "世界" in s, ord(s[7]), chr(19990), s.encode()[7:10])
try:
    s[::0]
except ValueError as e:
    print(e)
