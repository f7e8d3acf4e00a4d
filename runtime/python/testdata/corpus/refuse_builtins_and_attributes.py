eval("1")
exec("x = 1")
compile("1", "f", "eval")
globals()
locals()
vars()
dir()
id(1)
hash(1)
breakpoint()
help(len)
memoryview(b"")
complex(1, 2)
__import__("os")
#--
x = 3j
#--
print("abc".maketrans("a", "b"), "abc".isnumeric(), "abc".isidentifier(), "a".casefold())
#--
print((5).real, (1.5).hex(), (1.5).fromhex("1"), [].__sizeof__(), {}.__class_getitem__)
#--
f = lambda: 0
print(f.__code__, f.__defaults__, f.__globals__, f.__closure__, f.__dict__)
#--
e = ValueError()
e.add_note("n")
print(e.__notes__)
#--
print(int.__bases__, int.__subclasses__(), type.mro(int))
#--
def g():
    yield
g().throw(ValueError)
g().gi_frame
