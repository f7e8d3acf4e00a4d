class Outer:
    class Inner:
        kind = "inner"
        def __init__(self, v):
            self.__v = v
        def get(self):
            return self.__v
        def __str__(self):
            return f"<{self.kind} {self.__v}>"
    def make(self):
        return self.Inner(5)
    __secret = "hidden"
    def reveal(self):
        return self.__secret, Outer.__secret
o = Outer()
i = o.make()
print(i, i.get(), i.kind, Outer.Inner.__name__, Outer.Inner.__qualname__)
print(o.reveal(), o._Outer__secret, i._Inner__v)
for name in ("__secret", "__v"):
    print(hasattr(o, name), hasattr(i, name))
def local():
    class Local:
        def method(self):
            return "m"
    return Local
print(local().__qualname__, local()().method(), local().method.__qualname__)
class Sub(Outer):
    def try_it(self):
        try:
            return self.__secret
        except AttributeError as e:
            return str(e)
print(Sub().try_it(), Sub().reveal())
print(repr(Outer.Inner).replace("__main__.", ""))
