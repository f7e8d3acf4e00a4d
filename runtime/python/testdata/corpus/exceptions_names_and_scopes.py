e = "before"
try:
    raise ValueError("v")
except ValueError as e:
    print("inside", e)
try:
    print(e)
except NameError as x:
    print(x)
def f():
    try:
        1 / 0
    except ZeroDivisionError as err:
        keep = err
    try:
        return err
    except UnboundLocalError as u:
        return str(u), str(keep)
print(f())
def g():
    err = "outer"
    def h():
        nonlocal err
        try:
            raise KeyError("k")
        except KeyError as err:
            pass
    h()
    try:
        return err
    except NameError as u:
        return str(u)
print(g())
try:
    try:
        raise ValueError("first")
    except ValueError as e:
        e = "rebound"
        raise KeyError(e)
except KeyError as k:
    print(k, repr(k.__context__))
try:
    raise
except RuntimeError as r:
    print(r)
def reraise():
    raise
try:
    try:
        raise OSError("o")
    except OSError:
        reraise()
except OSError as o:
    print("again", o)
for i in range(2):
    try:
        raise IndexError(i)
    except IndexError as e:
        saved = e
print(saved)
