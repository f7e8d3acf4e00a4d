def f():
    try:
        return [x for x in range(3)]
    finally:
        print("fin")
print(f())
for i in range(3):
    try:
        if i == 1: continue
        print(i)
    except Exception: pass
    else:
        print("else", i)
    finally:
        print("f", i)
def g():
    for i in range(3):
        try:
            return i
        finally:
            if i < 2:
                continue
print(g())
def h():
    try:
        try:
            raise ValueError(1)
        finally:
            raise KeyError(2)
    except KeyError as e:
        return type(e.__context__).__name__
print(h())
def k():
    try:
        1/0
    except ZeroDivisionError:
        try:
            raise ValueError
        except ValueError:
            pass
        raise
try:
    k()
except ZeroDivisionError as e:
    print("zde", e.__context__)
