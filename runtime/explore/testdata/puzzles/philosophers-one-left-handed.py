# Dining philosophers: one of them takes the right fork first.
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
        mine, other = i, (i + 1) % 3
        if i == 0:
            mine, other = other, mine
        with forks[mine]:
            with forks[other]:
                print("eats")
    return eat

go(*[philosopher(i) for i in range(3)])
