# Dining philosophers (Dijkstra 1965), three of them, each taking the left fork first: each may hold one and wait for ever.
# want: can-fail deadlock circle
import threading

def go(*bodies):
    threads = [threading.Thread(target=b, name="t%d" % i) for i, b in enumerate(bodies)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()

forks = [threading.Lock() for _ in range(3)]

def philosopher(i):
    def eat():
        with forks[i]:
            with forks[(i + 1) % 3]:
                print("eats")
    return eat

go(*[philosopher(i) for i in range(3)])
