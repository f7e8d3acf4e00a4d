def deco(f):
    print("deco", f.__name__)
    return f
@deco
@deco
def f(): pass
class A:
    @deco
    def m(self): pass
    @property
    @deco
    def p(self): return 1
print(A().p)
a = A()
try: a.p = 2
except AttributeError as e: print(e)
try: del a.p
except AttributeError as e: print(e)
try: a.nope
except AttributeError as e: print(e)
try: A.nope
except AttributeError as e: print(e)
try: del a.nope
except AttributeError as e: print(e)
try: None.x
except AttributeError as e: print(e)
try: (1).x = 5
except AttributeError as e: print(e)
try: [].append.x
except AttributeError as e: print(e)
f.attr = 5
print(f.attr, f.__name__, f.__qualname__, A.m.__qualname__)
