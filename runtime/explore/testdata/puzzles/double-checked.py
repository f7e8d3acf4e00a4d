# Double-checked locking: looked at again under the lock. Right under sequential consistency, where a store is seen at once.
# want: always
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
            if made is None:
                count += 1
                made = "thing"
    assert made == "thing"

go(get, get, get)
assert count == 1
