# Building H2O of one hydrogen and one oxygen: both wait for ever.
# want: can-fail deadlock
import threading

def go(*bodies):
    threads = [threading.Thread(target=b, name="t%d" % i) for i, b in enumerate(bodies)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()

barrier = threading.Barrier(3)
go(barrier.wait, barrier.wait)
