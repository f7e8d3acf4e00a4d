texts = ["", "a", "a b  c", "  lead", "trail  ", "a,b,,c,", ",", "x\ty\nz", "收 到", "a\u3000b\xa0c", "one\r\ntwo\rthree\nfour\x0bfive\x1csix\u2028seven"]
for t in texts:
    print(repr(t), t.split(), t.split(","), t.split(None, 1), t.split(" "), t.rsplit(",", 1), t.rsplit(None, 1), t.splitlines(), t.splitlines(True))
    print(t.partition(","), t.rpartition(","), t.partition("b"), ",".join(t), "-".join(t.split()))
print("a--b--c".split("--"), "a--b--c".split("--", 1), "a--b--c".rsplit("--", 1), "aaa".split("a"), "aXbXc".split("X", 0), "a b c".split(None, 0), "a b c".split(maxsplit=1), "a b c".split(" ", maxsplit=-1))
print(", ".join(str(i) for i in range(3)), "".join([]), "x".join(["only"]), " ".join(("t", "u")), "".join(reversed("abc")), "/".join({"k": 1, "l": 2}))
line = "key = value = more ; comment"
key, _, rest = line.partition("=")
value, sep, comment = rest.rpartition(";")
print((key.strip(), value.strip(), sep, comment.strip()))
print([w.strip(".,!") for w in "Hello, world! This is. fine".split()], "a.b.c".rsplit(".", 1)[-1])
