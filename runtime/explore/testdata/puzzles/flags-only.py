# Two flags and no turn: both may wish, and then both wait for ever.
# want: can-fail deadlock spinning
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

want = [False, False]

def enter(me, other):
    def run():
        want[me] = True
        while want[other]:
            pass
        critical()
        want[me] = False
    return run

go(enter(0, 1), enter(1, 0))
