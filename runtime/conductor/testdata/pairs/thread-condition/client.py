import threading

buffer = []
lock = threading.Lock()
not_full = threading.Condition(lock)
not_empty = threading.Condition(lock)
got = []


def produce(items):
    for x in items:
        with not_full:
            while len(buffer) == 1:
                not_full.wait()
            buffer.append(x)
            not_empty.notify()


def consume(n):
    for _ in range(n):
        with not_empty:
            not_empty.wait_for(lambda: buffer)
            got.append(buffer.pop(0))
            not_full.notify()


threads = [threading.Thread(target=produce, args=(range(3),)), threading.Thread(target=produce, kwargs={"items": range(10, 12)}),
           threading.Thread(target=consume, args=[2]), threading.Thread(target=consume, args=(3,))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(got), buffer, lock.locked())
with not_empty:
    print(not_empty.wait(0.01), not_empty.wait_for(lambda: False, timeout=0.02), not_empty.wait(0))
