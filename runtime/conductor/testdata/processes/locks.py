import multiprocessing as mp
import threading
import time


def attempt(what, call):
    try:
        print(what, call())
    except Exception as e:
        print(what, type(e).__name__, e)


def take(lock, rlock, semaphore, event):
    print("child", lock.acquire(block=False), lock.acquire(True, 0.01), rlock.acquire(False), semaphore.acquire(timeout=0), event.is_set())
    print(event.wait(0.01))
    lock.release()
    attempt("rlock", rlock.release)
    with lock:
        print("with")
    event.set()


def wait(condition, items):
    with condition:
        print("waits")
        while items.empty():
            condition.wait()
        print("woken", items.get())


def meet(barrier, lock):
    n = barrier.wait()
    with lock:
        pass
    if n == 0:
        print("met", barrier.parties, barrier.broken)


if __name__ == "__main__":
    mp.set_start_method("spawn")
    lock, rlock, semaphore, event = mp.Lock(), mp.RLock(), mp.Semaphore(2), mp.Event()
    print(lock.acquire(), rlock.acquire(), rlock.acquire(), semaphore.acquire(), semaphore.acquire(), semaphore.get_value())
    p = mp.Process(target=take, args=(lock, rlock, semaphore, event))
    p.start()
    p.join()
    print(event.is_set(), event.wait(), event.wait(timeout=0))
    event.clear()
    print(event.is_set(), event.wait(timeout=-1))
    rlock.release()
    rlock.release()
    attempt("lock", lock.release)
    attempt("rlock", rlock.release)
    semaphore.release()
    semaphore.release()
    semaphore.release()
    print(semaphore.get_value())
    bounded = mp.BoundedSemaphore(1)
    attempt("bounded", bounded.release)
    attempt("negative", lambda: mp.Semaphore(-1))
    condition = mp.Condition()
    attempt("wait", condition.wait)
    attempt("notify", condition.notify)
    with condition:
        print(condition.wait(0.01), condition.wait_for(lambda: True), condition.notify(), condition.notify_all())
    items = mp.Queue()
    p = mp.Process(target=wait, args=(condition, items))
    p.start()
    time.sleep(1)
    with condition:
        items.put("item")
        time.sleep(0.2)
        condition.notify()
    p.join()
    barrier = mp.Barrier(2)
    ps = [mp.Process(target=meet, args=(barrier, lock)) for _ in range(2)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    attempt("barrier", lambda: barrier.wait(0.01))
    print(barrier.broken, barrier.n_waiting)
    with lock:
        attempt("twice", lambda: lock.acquire(timeout=0.01))
