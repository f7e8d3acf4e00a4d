class E(Exception):
    pass
def f():
    try:
        g()
    except ValueError as e:
        raise E("outer") from e
def g():
    try:
        int("z")
    except ValueError:
        raise
f()
