# A bounded buffer of one place with one condition for both sides and notify(): a consumer may wake a consumer.
# want: can-fail deadlock unwoken
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
        while len(items) == room:
            changed.wait()
        items.append("x")
        changed.notify()

def consume():
    with changed:
        while len(items) == 0:
            changed.wait()
        items.pop()
        changed.notify()

go(consume, consume, produce, produce)
