def f():
    for x in g():
        pass
def g():
    yield 1
    h()
def h():
    assert False, "msg"
f()
