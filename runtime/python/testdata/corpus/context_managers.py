class Lock:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        print("acquire", self.name)
        return self.name
    def __exit__(self, t, v, tb):
        print("release", self.name, t.__name__ if t else "-")
        return self.swallow
with Lock("a") as a, Lock("b") as b:
    print(a, b)
with (Lock("p") as p, Lock("q")):
    print(p)
with Lock("s", True):
    raise ValueError("swallowed")
print("on")
try:
    with Lock("o"), Lock("i"):
        raise KeyError("k")
except KeyError as e:
    print("got", e)
def early():
    with Lock("r"):
        return "value"
print(early())
for i in range(3):
    with Lock(str(i)):
        if i == 1:
            continue
        if i == 2:
            break
        print("body")
class Bad:
    pass
try:
    with Bad():
        pass
except TypeError as e:
    print(e)
class Angry:
    def __enter__(self):
        return self
    def __exit__(self, *exc):
        raise RuntimeError("from exit")
try:
    with Angry():
        raise ValueError("inner")
except RuntimeError as e:
    print(e, "while", repr(e.__context__))
