def attempt(*actions):
    for a in actions:
        try:
            print(a())
        except Exception as e:
            print(type(e).__name__ + ":", e)
attempt(lambda: [].pop(), lambda: [1].pop(5), lambda: [1].pop("a"), lambda: [].remove(1), lambda: [1].index(2), lambda: [].append(), lambda: [].append(1, 2), lambda: [].insert(1), lambda: [].extend(5), lambda: [3, "a"].sort(), lambda: [].sort(5), lambda: [].sort(foo=1),
        lambda: {}.pop("k"), lambda: {}.pop(), lambda: {}.popitem(), lambda: {}.get(), lambda: {}.get([]), lambda: {}.update(5), lambda: {}.update([1]), lambda: {}.setdefault(), lambda: dict.fromkeys(5), lambda: (1,).index(2), lambda: ().count(),
        lambda: set().pop(), lambda: set().remove(1), lambda: set().add([]), lambda: {1}.union(5), 
        lambda: "a".join([1]), lambda: "a".join(5), lambda: "a".split(""), lambda: "a".split(1), lambda: "a".index("b"), lambda: "a".rindex("b"), lambda: "a".replace("b"), lambda: "a".replace(1, 2), lambda: "a".center("x"), lambda: "a".center(5, "xy"), lambda: "a".startswith(1), lambda: "a".partition(""), lambda: "a".strip(1), lambda: "a".zfill("1"), lambda: "{}".format(), lambda: "{x}".format(), lambda: "{0} {}".format(1, 2), lambda: "{".format(), lambda: "}".format(), lambda: "{!z}".format(1), lambda: "%s %s" % 1, lambda: "%s" % (1, 2), lambda: "%(a)s" % 1, lambda: "%(a)s" % {}, lambda: "%z" % 1, lambda: "%" % 1, lambda: "a".encode(5), lambda: "a".translate(5),
        lambda: b"a".join(["a"]), lambda: b"a".split("a"), lambda: b"a".find("a"), lambda: b"a".index(b"b"), lambda: b"a".replace(b"a", "b"), lambda: b"\xff".decode(), lambda: b"\xff".decode("ascii"), lambda: bytes.fromhex("0"), lambda: bytes.fromhex("xy"), lambda: bytearray(b"a").append(256), lambda: bytearray().pop(), lambda: bytearray(b"a").remove(5), lambda: bytearray(b"a").extend("a"),
        lambda: (5).to_bytes(), lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (1).to_bytes(1, "middle"), lambda: (1).to_bytes(-1, "big"), lambda: int.from_bytes("a", "big"), lambda: int.from_bytes([300], "big"), lambda: (1.5).is_integer(), lambda: (5).bit_length(1))
