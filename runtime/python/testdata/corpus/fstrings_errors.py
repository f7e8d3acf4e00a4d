def attempt(*fs):
    for f in fs:
        try:
            print(f())
        except Exception as e:
            print(type(e).__name__, e)
s, n, x, l = "s", 1, 1.5, [1]
attempt(lambda: f"{s:d}", lambda: f"{n:s}", lambda: f"{x:d}", lambda: f"{l:5}", lambda: f"{None:>4}", lambda: f"{n:.2}", lambda: f"{s:.1}", lambda: f"{s:+}", lambda: f"{s:=5}", lambda: f"{s:,}",
        lambda: f"{n:5.}", lambda: f"{n:>>5}", lambda: f"{n:{s}}", lambda: f"{missing}", lambda: f"{n:,x}", lambda: f"{n:_x}", lambda: f"{1 / 0}", lambda: f"{l[5]}", lambda: f"{s!r:d}", lambda: f"{True:5}", lambda: f"{True:d}", lambda: f"{n:05,}", lambda: f"{x:010,.1f}", lambda: f"{s:05}", lambda: f"{b'a':5}", lambda: f"{(1, 2)!s:>8}")
