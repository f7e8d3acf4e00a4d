# A bounded buffer where a consumer does not look again after it was woken: another may have taken the item.
# want: can-fail failed
import threading

def go(*bodies):
    threads = [threading.Thread(target=b, name="t%d" % i) for i, b in enumerate(bodies)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()

room = 1
items = []
changed = threading.Condition()

def produce():
    with changed:
        if len(items) == room:
            changed.wait()
        items.append("x")
        changed.notify_all()

def consume():
    with changed:
        if len(items) == 0:
            changed.wait()
        items.pop()
        changed.notify_all()

go(consume, consume, produce, produce)
