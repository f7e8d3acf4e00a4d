def attempt(*actions):
    for a in actions:
        try:
            print(a())
        except Exception as e:
            print(type(e).__name__ + ":", e)
attempt(lambda: int("x"), lambda: int("1.5"), lambda: int(""), lambda: int("12", 40), lambda: int("9", 8), lambda: int([]), lambda: int(float("nan")), lambda: int(float("inf")), lambda: float("x"), lambda: float([]),
        lambda: ord("ab"), lambda: ord(""), lambda: ord(5), lambda: chr(-1), lambda: chr(0x110000), lambda: chr("a"), lambda: len(), lambda: len([], []), lambda: abs("a"), lambda: sum("ab"), lambda: sum([[1]], 0), lambda: sum(5),
        lambda: max(), lambda: max([]), lambda: max(1), lambda: min([], default=3), lambda: max(1, "a"), lambda: min([1, "a"]), lambda: sorted(5), lambda: sorted([1, "a"]), lambda: list(5), lambda: tuple(None), lambda: dict(5),
        lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: dict(["ab", "cd"]), lambda: set(5), lambda: iter(5), lambda: next(5), lambda: next(iter([])), lambda: reversed({1}), lambda: reversed(5), lambda: zip(5), lambda: enumerate(5), lambda: list(map(5, [1])),
        lambda: range("a"), lambda: range(1, 2, 0), lambda: range(1.5), lambda: round("a"), lambda: round(1.5, "a"), lambda: pow(2, -1, 4), lambda: pow(2, 3, 0), lambda: divmod("a", 1), lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: hex(1.5), lambda: bin("a"),
        lambda: bytes("a"), lambda: bytes([256]), lambda: bytes(["a"]), lambda: bytes(-1), lambda: bytes(1.5), lambda: bytearray("a"), lambda: str(b"a", "ascii"), lambda: str(b"\xff", "utf-8"), lambda: "é".encode("ascii"),
        lambda: getattr(1), lambda: getattr(1, 2), lambda: setattr(1, "a", 2), lambda: format(1, "s"), lambda: format("a", "d"), lambda: format(1.5, "d"), lambda: format([], ">5"), lambda: print(end=1), lambda: print(foo=1), lambda: callable(), lambda: any(5), lambda: all(None), lambda: filter(1))
