b = b"Hello, World\r\n"
print(b.split(), b.split(b", "), b.partition(b","), b.strip(), b.lower(), b.upper(), b.swapcase(), b.title(), b.capitalize(), b.find(b"o"), b.find(111), b.rfind(b"o"), b.index(b"W"), b.count(b"l"), b.count(108), b.replace(b"l", b"LL", 2), b.startswith(b"He"), b.endswith((b"\n", b"x")))
print(b[0], b[-1], b[1:4], b[::-1], b[::5], len(b), 72 in b, b"ell" in b, b"" in b, list(b[:3]), max(b), sum(b"ab"), sorted(b"hello"), bytes(sorted(b"hello")), b"a" + b"b", b"ab" * 2, b"a" < b"b", b"a" == "a", b"a" == bytearray(b"a"))
print(b"a-b-c".rsplit(b"-", 1), b",".join([b"x", b"y", bytearray(b"z")]), b"x".center(5, b"*"), b"7".zfill(3), b"-7".zfill(4), b"xxhixx".strip(b"x"), b"prefix.x".removeprefix(b"prefix."), b"l1\nl2\r\nl3".splitlines(), b"abc".isalpha(), b"12".isdigit(), b" ".isspace(), b"Ab".isupper(), b"".isalnum(), b"a1".isalnum())
for x in b"AB":
    print(x, chr(x), bytes([x]))
for bad in (lambda: b[100], lambda: b["a"], lambda: b + "s", lambda: b.find("s"), lambda: b.split("s"), lambda: b"".join(["s"]), lambda: bytes([256]), lambda: bytes(["a"]), lambda: b.index(b"zz"), lambda: bytes("s"), lambda: bytes(-1), lambda: b.replace(b"a", "b"), lambda: 300 in b, lambda: "a" in b, lambda: b.strip("a"), lambda: b.hex("ab"), lambda: bytes.fromhex("a"), lambda: b.join(b"ab")):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
