# Locking after one look outside the lock: two may make it.
# want: can-fail failed
import threading

def go(*bodies):
    threads = [threading.Thread(target=b, name="t%d" % i) for i, b in enumerate(bodies)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()

made = None
count = 0
lock = threading.Lock()

def get():
    global made, count
    if made is None:
        with lock:
            count += 1
            made = "thing"

go(get, get)
assert count == 1
