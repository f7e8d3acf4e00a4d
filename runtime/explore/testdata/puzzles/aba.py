# The ABA problem: top is A again, but what is below it has gone in the meantime.
# want: can-fail failed
import threading

def go(*bodies):
    threads = [threading.Thread(target=b, name="t%d" % i) for i, b in enumerate(bodies)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()

# A stack as a linked list: top names its first node. Compare-and-set is one step under a lock.
following = {"A": "B", "B": None}
top = "A"
lock = threading.Lock()
popped = []

def compare_and_set(old, new):
    global top
    with lock:
        if top == old:
            top = new
            return True
        return False

def pop():
    first = top
    second = following[first]
    if compare_and_set(first, second):
        popped.append(first)

def pop_pop_push():
    global top
    with lock:
        top = None
    with lock:
        following["A"] = None
        top = "A"

go(pop, pop_pop_push)
assert top != "B"
