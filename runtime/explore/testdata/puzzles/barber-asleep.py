# The sleeping barber with a condition: he looks, and goes to sleep only after the customer has rung.
# want: can-fail deadlock unwoken
import threading

def go(*bodies):
    threads = [threading.Thread(target=b, name="t%d" % i) for i, b in enumerate(bodies)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()

waiting = False
bell = threading.Condition()
done = threading.Event()

def customer():
    global waiting
    waiting = True
    with bell:
        bell.notify()
    done.wait()

def barber():
    seen = waiting
    with bell:
        if not seen:
            bell.wait()
    done.set()

go(customer, barber)
