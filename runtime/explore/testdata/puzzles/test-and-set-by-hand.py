# A lock made of a look and a store: both may look before either stores.
# want: can-fail failed
import threading

def go(*bodies):
    threads = [threading.Thread(target=b, name="t%d" % i) for i, b in enumerate(bodies)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()

inside = False

def critical():
    global inside
    assert not inside
    inside = True
    inside = False

taken = False

def run():
    global taken
    while taken:
        pass
    taken = True
    critical()
    taken = False

go(run, run)
