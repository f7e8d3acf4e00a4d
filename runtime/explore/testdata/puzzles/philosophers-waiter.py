# Dining philosophers: a waiter lets two of the three sit down at a time.
# want: always
import threading

def go(*bodies):
    threads = [threading.Thread(target=b, name="t%d" % i) for i, b in enumerate(bodies)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()

forks = [threading.Lock() for _ in range(3)]
waiter = threading.Semaphore(2)

def philosopher(i):
    def eat():
        with waiter:
            with forks[i]:
                with forks[(i + 1) % 3]:
                    print("eats")
    return eat

go(*[philosopher(i) for i in range(3)])
