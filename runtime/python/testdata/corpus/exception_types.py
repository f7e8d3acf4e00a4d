tests = [
    lambda: 1 / 0, lambda: [][0], lambda: {}["k"], lambda: int("x"), lambda: None.x, lambda: undefined,
    lambda: "a" + 1, lambda: 1 + "a", lambda: [1] + (2,), lambda: len(5), lambda: (lambda n: n[0])(5), lambda: "abc".foo,
    lambda: next(iter([])), lambda: float("x"), lambda: chr(-1), lambda: "".join([1]), lambda: sum(["a"]),
    lambda: max([]), lambda: [1, 2].index(3), lambda: (1, 2)[5], lambda: {1: 2}.x, lambda: b"a"[9], lambda: -"a",
    lambda: 1 < "a", lambda: [] < 3, lambda: "x" * "y", lambda: "%d" % "x", lambda: "%s %s" % ("a",), lambda: range(1.5),
    lambda: round("a"), lambda: abs("a"), lambda: ord("ab"), lambda: int([]), lambda: iter(5), lambda: sorted([1, "a"]),
    lambda: isinstance(1, 5), lambda: "abc".split(5), lambda: print(sep=5), lambda: 2 ** "a", lambda: ~1.5, lambda: 1 << -1,
]
for t in tests:
    try:
        t()
        print("fine")
    except Exception as e:
        print(type(e).__name__, "|", e)
print(issubclass(ConnectionResetError, OSError), issubclass(KeyError, LookupError), issubclass(BrokenPipeError, ConnectionError), issubclass(TimeoutError, OSError))
try:
    raise OSError(98, "Address already in use")
except OSError as e:
    print(e, e.errno == 98, e.args)
try:
    raise ValueError
except ValueError as e:
    print(repr(e), str(e) == "", e.args)
try:
    raise "text"
except TypeError as e:
    print(e)
try:
    try:
        raise KeyError("a")
    except (ValueError, KeyError) as e:
        print("tuple", e)
        raise IndexError("b")
except LookupError as e:
    print(e, repr(e.__context__))
