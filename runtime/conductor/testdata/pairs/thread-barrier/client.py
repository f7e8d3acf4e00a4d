import threading

opened = []
gate = threading.Barrier(3, action=lambda: opened.append(len(opened)))
places = []
lock = threading.Lock()


def walk():
    for _ in range(2):
        n = gate.wait()
        with lock:
            places.append(n)


def stay():
    try:
        short.wait()
    except threading.BrokenBarrierError as e:
        with lock:
            places.append(repr(e))


threads = [threading.Thread(target=walk) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(places), opened, gate.parties, gate.n_waiting, gate.broken)
places.clear()
short = threading.Barrier(3)
threads = [threading.Thread(target=stay) for _ in range(2)]
for t in threads:
    t.start()
short.abort()
for t in threads:
    t.join()
print(places, short.broken)
short.reset()
print(short.broken, short.n_waiting)
try:
    short.wait(0.01)
except threading.BrokenBarrierError:
    print("alone")
