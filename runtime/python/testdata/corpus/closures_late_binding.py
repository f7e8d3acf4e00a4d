fs = []
for i in range(3):
    fs.append(lambda: i)
print([f() for f in fs])
i = 99
print([f() for f in fs])
def rows():
    out = []
    for i in range(3):
        def f(k=i):
            return (k, i)
        out.append(f)
    return out
print([f() for f in rows()])
print([f() for f in [lambda: x for x in "abc"]])
print([f() for f in [(lambda y: lambda: y)(x) for x in "abc"]])
def shared():
    n = 0
    def up():
        nonlocal n
        n += 1
    def get():
        return n
    return up, get
up, get = shared()
up(); up()
print(get())
def unbound():
    def use():
        return later
    try:
        use()
    except NameError as e:
        print(type(e).__name__, e)
    later = 1
    return use()
print(unbound())
