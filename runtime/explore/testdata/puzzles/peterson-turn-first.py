# Peterson's algorithm with the two stores swapped: the turn before the wish.
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

want = [False, False]
turn = 0

def enter(me, other):
    def run():
        global turn
        turn = other
        want[me] = True
        while want[other] and turn == other:
            pass
        critical()
        want[me] = False
    return run

go(enter(0, 1), enter(1, 0))
