import multiprocessing as mp
import threading
import time


def work(n, q):
    total = 0
    for i in range(n):
        total += i % 7
    q.put(total)
    time.sleep(0.001)
    for i in range(n):
        total -= i % 7
    q.put(total)


if __name__ == "__main__":
    mp.set_start_method("spawn")
    q = mp.Queue()
    ps = [mp.Process(target=work, args=(3000 + 1000 * i, q)) for i in range(2)]
    for p in ps:
        p.start()
    got = sorted(q.get() for i in range(4))
    results = []
    t = threading.Thread(target=lambda: results.append(sum(range(5000))))
    t.start()
    for i in range(2000):
        pass
    t.join()
    for p in ps:
        p.join()
    print(got, results)
