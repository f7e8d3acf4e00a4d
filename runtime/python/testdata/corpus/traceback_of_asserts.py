def check(x):
    assert isinstance(x, int)
    assert x > 0, ("not positive", x)
    assert (
        x < 100
    ), "too large"
    return x
for v in (5, "a", -1):
    try:
        print(check(v))
    except AssertionError as e:
        print(repr(e))
check(500)
