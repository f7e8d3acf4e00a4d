def attempt(*actions):
    for a in actions:
        try:
            print(a())
        except Exception as e:
            print(type(e).__name__ + ":", e)
attempt(lambda: 1 + "a", lambda: "a" + 1, lambda: [1] + (2,), lambda: (1,) + [2], lambda: b"a" + "b", lambda: "a" * "b", lambda: [1] * 1.5, lambda: {} + {},
        lambda: None + 1, lambda: 1 - "a", lambda: "a" - "b", lambda: -"a", lambda: +[], lambda: ~1.5, lambda: not_defined, lambda: 1 << "a", lambda: 1.5 >> 1,
        lambda: "a" % 1, lambda: "%d" % "a", lambda: 5 % "a", lambda: 2 ** "a", lambda: 1 / "x", lambda: 1 // [], lambda: divmod(1, "a"),
        lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1, 0), lambda: divmod(1.0, 0), lambda: 0 ** -1, lambda: 0.0 ** -1,
        lambda: 10.0 ** 400, lambda: 1 << -1, lambda: 1 < "a", lambda: [] < (), lambda: None < None, lambda: {} < {}, lambda: 1 in 1, lambda: 1 in "a", lambda: None in "a", lambda: "a" in b"a",
        lambda: len(5), lambda: 5[0], lambda: 5(), lambda: None.x, lambda: (1).append, lambda: "a".foo, lambda: [].foo(), lambda: int.foo, lambda: "abc"["a"], lambda: "abc"[10], lambda: [1]["a"], lambda: [1][1.0],
        lambda: (1,)[2], lambda: {}["k"], lambda: {1: 2}[[]], lambda: {[]: 1}, lambda: {1, []}, lambda: range(3)[5], lambda: b"a"["a"], lambda: b"a"[9], lambda: "a" and None[0])
