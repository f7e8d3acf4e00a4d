import threading


class Adder(threading.Thread):
    made = 0

    def __init__(self, numbers, **more):
        super().__init__(**more)
        self.numbers = numbers
        self.result = None
        Adder.made += 1

    def run(self):
        self.result = sum(self.numbers)
        seen.append((self.name, self is threading.current_thread(), self.daemon))


seen = []
adders = [Adder([1, 2], name="one"), Adder([3], name="two", daemon=True), Adder([4, 5])]
for a in adders:
    a.start()
for a in adders:
    a.join()
print([a.result for a in adders], Adder.made, sorted(seen))
print([a.is_alive() for a in adders], threading.current_thread().name)


def inner():
    t = threading.Thread(target=lambda: names.append("inner"))
    t.start()
    t.join()
    names.append(threading.current_thread().name)


names = []
outer = threading.Thread(target=inner)
outer.start()
outer.join()
print(names)
empty = threading.Thread()
empty.start()
empty.join()


def bare():
    pass


print(threading.Thread(target=bare).name, threading.Thread(target=print).name, threading.Thread(name="n", target=bare).name)
print(threading.active_count(), [t.name for t in threading.enumerate()])
go = threading.Event()
waiter = threading.Thread(target=go.wait, name="waiter")
waiter.start()
print(threading.active_count(), [t.name for t in threading.enumerate()])
go.set()
waiter.join()
print(threading.active_count(), threading.enumerate()[0] is threading.main_thread())
