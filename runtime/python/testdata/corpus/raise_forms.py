try:
    raise
except RuntimeError as e:
    print(e)
def f():
    raise
try:
    try:
        1/0
    except ZeroDivisionError:
        f()
except ZeroDivisionError as e:
    print("re", e)
e = 5
try:
    1/0
except ZeroDivisionError as e:
    pass
try:
    e
except NameError as x:
    print(x)
class A(Exception): pass
class B(A): pass
for c in (A, B, ValueError):
    try:
        raise c("m")
    except B: print("B")
    except A: print("A")
    except (KeyError, ValueError): print("other")
try:
    try:
        raise A("a")
    except A as e:
        raise B("b") from e
except B as e:
    print(repr(e.__cause__), e.__suppress_context__, e.__context__ is e.__cause__)
try:
    raise A from None
except A as e:
    print(e.__cause__, e.__suppress_context__)
try:
    raise 5
except TypeError as e: print(e)
try:
    raise A() from 5
except TypeError as e: print(e)
try:
    try: raise ValueError
    except 5: pass
except TypeError as e: print(e)
