class Queue:
    def __init__(self, size):
        self.items, self.size = [], size
    def put(self, x):
        if len(self.items) == self.size:
            raise OverflowError("full")
        self.items.append(x)
    def get(self):
        return self.items.pop(0)
def producer(q, n):
    for i in range(n):
        while len(q.items) == q.size:
            yield "blocked"
        q.put(i)
        yield f"put {i}"
def consumer(q, n):
    got = []
    while len(got) < n:
        missing = None
        try:
            got.append(q.get())
        except IndexError as e:
            missing = str(e)
        if missing:
            yield missing
        yield f"have {got}"
    return got
q = Queue(2)
p, c = producer(q, 4), consumer(q, 4)
turn = 0
alive = [("p", p), ("c", c)]
while alive:
    name, g = alive[turn % len(alive)]
    try:
        print(name, next(g))
        turn += 1
    except StopIteration as e:
        print(name, "ended", e.value)
        alive.remove((name, g))
