class A(int):
    pass
#--
class A(list):
    pass
#--
class A(dict):
    pass
#--
class A(str):
    pass
#--
class A(Exception, ValueError):
    pass
#--
class A(metaclass=type):
    pass
#--
class A:
    __slots__ = ("x",)
#--
class A:
    def __hash__(self):
        return 1
    def __del__(self):
        pass
    def __new__(cls):
        return 1
    def __get__(self, o, t):
        return 1
    def __set_name__(self, o, n):
        pass
    def __init_subclass__(cls):
        pass
    def __getattribute__(self, n):
        return 1
    def __setattr__(self, n, v):
        pass
    def __delattr__(self, n):
        pass
    def __index__(self):
        return 1
    def __matmul__(self, o):
        return 1
    def __await__(self):
        pass
    def __missing__(self, k):
        return k
#--
A = type("A", (), {})
#--
class A:
    pass
A().__class__ = A
#--
print([].__class__([1]), A.__mro__)
class A:
    pass
