# Dekker's algorithm (1965): mutual exclusion of two, under sequential consistency.
# want: always
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
turn = 0

def enter(me, other):
    def run():
        global turn
        want[me] = True
        while want[other]:
            if turn != me:
                want[me] = False
                while turn != me:
                    pass
                want[me] = True
        critical()
        turn = other
        want[me] = False
    return run

go(enter(0, 1), enter(1, 0))
