import multiprocessing as mp
import os
import threading
import time


def leaf(q, lock):
    for i in range(3):
        with lock:
            q.put((mp.current_process().name, i))
        time.sleep(0.01)


def branch(q, lock, gone):
    children = [mp.Process(target=leaf, args=(q, lock)) for i in range(2)]
    for p in children:
        p.start()
    gone.wait()
    for p in children:
        p.join()
    q.put((mp.current_process().name, "ends"))


def guard(lock):
    while True:
        with lock:
            pass
        time.sleep(0.005)


if __name__ == "__main__":
    mp.set_start_method("spawn")
    q, lock, gone = mp.Queue(5), mp.Lock(), mp.Event()
    mp.Process(target=guard, args=(lock,), daemon=True).start()
    ps = [mp.Process(target=branch, args=(q, lock, gone)) for i in range(2)]
    for p in ps:
        p.start()
    setter = threading.Thread(target=gone.set)
    setter.start()
    got = sorted(str(q.get()) for i in range(14))
    for p in ps:
        p.join()
    setter.join()
    print(*got, sep="\n")
    print([p.exitcode for p in ps], os.getppid() > 1)
