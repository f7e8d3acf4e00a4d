for s in ["plain", "it's", 'say "hi"', "both ' and \"", "tab\t", "nl\n", "nul\0", "\x1b[31m", "é", "收", "\u200b", "\U0001F600", "\\", ""]:
    print(repr(s), len(s))
for b in [b"plain", b"it's", b'say "hi"', b"\x00\xff", b"\r\n\t", b"\\"]:
    print(b, len(b))
print(["a'b", b"c", 1.0, None, (), {}, [], set(), {1: [2]}])
print(repr("a" "b"), str("x"), repr(str), "%r" % "q", f"{'z'!r}", ascii("é收"))
class P:
    def __repr__(self):
        return "P!"
class Q(P):
    def __str__(self):
        return "Q?"
print(P(), Q(), [P(), Q()], str(Q()), repr(Q()), f"{Q()} {Q()!r}", "%s %r" % (Q(), Q()))
