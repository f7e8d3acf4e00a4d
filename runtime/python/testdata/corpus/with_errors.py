class NoExit:
    def __enter__(self):
        return self
class NoEnter:
    def __exit__(self, *a):
        return False
class BadEnter:
    def __enter__(self):
        raise ValueError("enter")
    def __exit__(self, *a):
        print("never")
class BadExit:
    def __enter__(self):
        return self
    def __exit__(self, *a):
        raise KeyError("exit")
class FewArguments:
    def __enter__(self):
        return self
    def __exit__(self):
        pass
class Truthy:
    def __enter__(self):
        return self
    def __exit__(self, *a):
        return [0]
for make in (NoExit, NoEnter, BadEnter, BadExit, FewArguments, Truthy, lambda: 5, lambda: None):
    try:
        with make():
            1 / 0
        print("swallowed")
    except Exception as e:
        print(type(e).__name__, e, "|", repr(e.__context__))
def returns():
    with Truthy():
        raise ValueError
    return "after"
print(returns())
