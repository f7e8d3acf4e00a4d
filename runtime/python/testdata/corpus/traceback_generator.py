def numbers():
    yield 1
    raise ValueError("in generator")
def consume(it):
    for x in it:
        print(x)
consume(numbers())
