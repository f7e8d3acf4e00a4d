import time
class Loop:
    def __init__(self):
        self.ready, self.timers, self.now, self.n = [], [], 0, 0
    def call_soon(self, fn, *args):
        self.ready.append((fn, args))
    def call_later(self, delay, fn, *args):
        self.n += 1
        self.timers.append((self.now + delay, self.n, fn, args))
        self.timers.sort(key=lambda t: t[:2])
    def run(self):
        while self.ready or self.timers:
            if not self.ready:
                when, _, fn, args = self.timers.pop(0)
                time.sleep(0)
                self.now = when
                self.ready.append((fn, args))
            fn, args = self.ready.pop(0)
            fn(*args)
loop = Loop()
def tick(name, n, every):
    print(f"{loop.now:>4} {name} {n}")
    if n:
        loop.call_later(every, tick, name, n - 1, every)
loop.call_soon(tick, "a", 3, 10)
loop.call_soon(tick, "b", 2, 15)
loop.run()
def task(name, steps):
    for i in range(steps):
        print(name, i)
        yield
tasks = [task("x", 2), task("y", 3)]
while tasks:
    t = tasks.pop(0)
    try:
        next(t)
        tasks.append(t)
    except StopIteration:
        print("done")
