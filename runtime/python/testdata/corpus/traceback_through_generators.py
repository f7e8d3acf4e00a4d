def source():
    for i in range(3):
        yield 10 // (1 - i)
def doubled(it):
    for x in it:
        yield x * 2
def consume(it):
    total = 0
    for x in it:
        total += x
        print("total", total)
    return total
consume(doubled(source()))
