x = 1
class A:
    x = 2
    def f(self):
        return x
    y = x + 1
    def g(self, d=x):
        return d
print(A().f(), A.y, A().g())
def f():
    x = 10
    class B:
        z = x
        def h(self):
            return x
    return B.z, B().h()
print(f())
def g():
    try:
        e = "before"
        raise ValueError("v")
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError as err:
        return str(err)
print(g())
def h():
    for i in range(3):
        pass
    return i
print(h(), [i for i in range(2)])
def rec(n):
    def inner(m):
        return n + m if m == 0 else inner(m - 1) + n
    return inner(2)
print(rec(5))
class C:
    count = 0
    def __init__(self):
        self.count += 1
        C.count += 10
    class Inner:
        tag = "in"
c1, c2 = C(), C()
print(c1.count, c2.count, C.count, C.Inner.tag, C.Inner.__name__)
def outer():
    a = 1
    def mid():
        b = a + 1
        def low():
            nonlocal b
            b += a
            return b
        return low() + b
    return mid()
print(outer())
if False:
    never = 1
try:
    never
except NameError as e:
    print(e)
class D:
    __secret = 5
    def __hidden(self):
        return self.__secret
    def show(self):
        return self.__hidden()
print(D().show(), hasattr(D(), "__secret"), D._D__secret)
