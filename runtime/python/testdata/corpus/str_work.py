s = "  Hello, World  "
print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), s.lower().strip(), s.upper().strip(), s.strip().swapcase())
print("a,b,,c".split(","), " a  b ".split(), "a,b,c".rsplit(",", 1), "a-b".partition("-"), "x".partition("-"), "1\n2\r\n3".splitlines())
print("abc".center(9, "*"), "abc".ljust(5) + "|", "abc".rjust(5), "7".zfill(3), "-7".zfill(4), "abc".find("c"), "abc".find("z"))
print("hello world".title(), "hello".capitalize(), "abcabc".replace("b", "X", 1), "abc".startswith(("x", "a")), "abc".endswith("bc"))
print("".join(reversed("abc")), "abc"[::-1], "abcdef"[1:5:2], "abc"[-2], "abc" * 2, "b" in "abc", "abc" > "abd")
print("abc".isalpha(), "12".isdigit(), "a1".isalnum(), " ".isspace(), "abc".islower(), "".isalpha())
print("{} {} {}".format(1, "a", [2]), "{0} {1} {0}".format("x", "y"), "{name:>5}|{n:03d}".format(name="q", n=7), "{0[1]} {0[0]:.1f}".format([1.55, 2]))
print("%s %r %d %5d|%-5d|%05.1f %x %c %%" % ("s", "r", 3, 4, 5, 6.25, 255, "c"))
print("%(a)s-%(b)03d" % {"a": 1, "b": 2}, "%s" % (1,), "%s" % [1, 2], "%-6s|%6s|" % ("ab", "cd"))
print(ord("a"), chr(0x6536), "\u6536\t\x41\101", len("收到"), "收到".encode(), ascii("收"), "ß".upper())
print("abc".count("b"), "aXbX".rfind("X"), "www.x".removeprefix("www."), "x.py".removesuffix(".py"))
print(sorted("hello"), list("ab"), tuple("ab"), max("hello"), min("hello"), "-".join(str(i) for i in range(4)))
print("quote ' and \"", 'it\'s', """triple "quoted" text""", r"\raw", "con" "cat")
for i, ch in enumerate("收a"):
    print(i, ch, ord(ch))
try:
    "abc".index("z")
except ValueError as e:
    print(e)
try:
    "abc"[5]
except IndexError as e:
    print(e)
try:
    "a" + 1
except TypeError as e:
    print(e)
