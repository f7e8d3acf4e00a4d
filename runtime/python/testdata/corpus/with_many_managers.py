class Log:
    out = []
    def __init__(self, name, swallow=()):
        self.name, self.swallow = name, swallow
    def __enter__(self):
        self.out.append("+" + self.name)
        return self.name.upper()
    def __exit__(self, kind, value, tb):
        self.out.append(f"-{self.name}:{kind.__name__ if kind else None}:{value}")
        return kind is not None and issubclass(kind, self.swallow) if self.swallow else None
def flush():
    print(" ".join(Log.out))
    Log.out.clear()
with Log("a") as a, Log("b") as b, Log("c"):
    print(a, b)
flush()
with (Log("p") as p, Log("q") as q):
    print(p, q)
flush()
with Log("s", (ValueError,)), Log("t"):
    raise ValueError("v")
flush()
try:
    with Log("u", (ValueError,)):
        raise KeyError("k")
except KeyError:
    flush()
def early():
    for i in range(3):
        with Log(f"l{i}"):
            if i == 0:
                continue
            if i == 1:
                return i
print(early())
flush()
with Log("n") as (x):
    with Log("m") as holder:
        pass
flush()
with Log("item") as Log.slot:
    print(Log.slot)
d = {}
with Log("key") as d["k"], Log("xy") as [first, second]:
    print(d, first, second)
flush()
