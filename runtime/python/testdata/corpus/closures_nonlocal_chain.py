def outer():
    x = "outer"
    def middle():
        def inner():
            nonlocal x
            x += "+inner"
            return x
        y = inner()
        def deeper():
            nonlocal y
            y = y + "!" + x
        deeper()
        return y
    print(middle())
    print(x)
    del x
    try:
        middle()
    except NameError as e:
        print(e)
outer()
def accumulate():
    total = 0
    def add(*ns):
        nonlocal total
        for n in ns:
            total += n
        return total
    return add
add = accumulate()
print(add(1, 2), add(), add(*range(5)))
class Box:
    def __init__(self):
        count = 0
        def tick():
            nonlocal count
            count += 1
            self.count = count
        self.tick = tick
box = Box()
box.tick(); box.tick()
print(box.count)
