def numbers():
    n = 0
    while True:
        yield n
        n += 1
g = numbers()
print(next(g), next(g))
g.close()
print(list(g), next(g, "closed"))
g.close()
fresh = numbers()
fresh.close()
print(next(fresh, "never began"))
def finite():
    yield 1
    yield 2
f = finite()
for x in f:
    print(x)
    break
print(list(f), list(f))
print(type(g).__name__)
def self_closing():
    yield "a"
    try_it()
def try_it():
    try:
        s.close()
    except ValueError as e:
        print(e)
s = self_closing()
print(list(s))
