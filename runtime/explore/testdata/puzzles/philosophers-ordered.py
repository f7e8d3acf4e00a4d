# Dining philosophers: the fork with the lower number first. No circle is possible.
# want: always
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
        first, second = sorted([i, (i + 1) % 3])
        with forks[first]:
            with forks[second]:
                print("eats")
    return eat

go(*[philosopher(i) for i in range(3)])
