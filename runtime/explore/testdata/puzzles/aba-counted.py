# The ABA problem mended: each change of top counts, and the count is compared as well.
# want: always
import threading

def go(*bodies):
    threads = [threading.Thread(target=b, name="t%d" % i) for i, b in enumerate(bodies)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()

# A stack as a linked list: top names its first node, and how often it was changed.
following = {"A": "B", "B": None}
top = ("A", 0)
lock = threading.Lock()

def compare_and_set(old, node):
    global top
    with lock:
        if top == old:
            top = (node, old[1] + 1)
            return True
        return False

def pop():
    first = top
    if first[0] is not None:
        compare_and_set(first, following[first[0]])

def pop_pop_push():
    global top
    with lock:
        top = (None, top[1] + 2)
    with lock:
        following["A"] = None
        top = ("A", top[1] + 1)

go(pop, pop_pop_push)
assert top[0] != "B" or top[1] == 0
