import threading

lock = threading.Lock()
held = threading.Lock()
out = []


def fails():
    with lock:
        raise ValueError("inside")


def keeps():
    held.acquire()
    raise SystemExit(3)


def works():
    with lock:
        out.append("works")


threads = [threading.Thread(target=f) for f in (fails, keeps, works)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(out, lock.locked(), held.locked())


def count():
    global n
    for _ in range(3):
        with lock:
            n += 1


n = 0
threads = [threading.Thread(target=count) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(n)
raise KeyError("end")
