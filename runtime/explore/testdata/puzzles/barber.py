# The sleeping barber (Dijkstra 1965), one chair, semaphores as in The Little Book of Semaphores.
# want: always
import threading

def go(*bodies):
    threads = [threading.Thread(target=b, name="t%d" % i) for i, b in enumerate(bodies)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()

waiting = 0
mutex = threading.Lock()
customers = threading.Semaphore(0)
ready = threading.Semaphore(0)

def customer():
    global waiting
    mutex.acquire()
    if waiting < 1:
        waiting += 1
        customers.release()
        mutex.release()
        ready.acquire()
        print("cut")
    else:
        mutex.release()
        print("leaves")

def barber():
    global waiting
    while True:
        customers.acquire()
        with mutex:
            waiting -= 1
        ready.release()

threading.Thread(target=barber, name="barber", daemon=True).start()
go(customer, customer)
