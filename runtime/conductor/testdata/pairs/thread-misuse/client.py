import queue
import threading


def tries(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


lock, rlock, cond = threading.Lock(), threading.RLock(), threading.Condition()
jobs = queue.Queue(1)
done = threading.Thread(target=print)
tries(lock.release)
tries(rlock.release)
tries(lambda: lock.acquire(False, 1))
tries(lambda: lock.acquire(True, -2))
tries(lambda: lock.acquire("x"))
tries(lambda: lock.acquire(timeout="x"))
tries(lambda: lock.acquire(timeout=None))
tries(lambda: (lock.acquire(), lock.acquire(False), lock.locked(), lock.acquire(timeout=0)))
tries(lambda: (lock.release(), lock.locked()))
tries(lambda: (rlock.acquire(), rlock.acquire(), rlock.release(), rlock.release()))
tries(rlock.release)
tries(cond.notify)
tries(cond.notify_all)
tries(cond.wait)
tries(cond.release)
tries(lambda: cond.wait_for(lambda: 0))
tries(lambda: threading.Condition(5))
tries(lambda: threading.Semaphore(-1))
tries(lambda: threading.BoundedSemaphore(1).release())
tries(lambda: threading.Semaphore(1).acquire(False, 1))
tries(lambda: threading.Semaphore(1).release(0))
tries(lambda: (threading.Semaphore(0).acquire(False), threading.Semaphore(0).acquire(timeout=0)))
tries(jobs.task_done)
tries(jobs.get_nowait)
tries(lambda: jobs.get(timeout=-1))
tries(lambda: jobs.get(block=False))
tries(lambda: (jobs.put(1), jobs.full(), jobs.put_nowait(2)))
tries(lambda: jobs.put(1, timeout=-1))
tries(lambda: jobs.put(1, False))
tries(done.join)
tries(threading.current_thread().join)
tries(lambda: threading.Thread(1))
tries(lambda: (done.is_alive(), done.daemon, done.ident, done.name))
tries(lambda: (done.start(), done.join(), done.is_alive(), done.start()))
tries(lambda: setattr(threading.current_thread(), "daemon", True))
tries(lambda: threading.current_thread().name)
tries(lambda: threading.main_thread() is threading.current_thread())
tries(lambda: issubclass(queue.Empty, Exception) and issubclass(threading.BrokenBarrierError, RuntimeError))
tries(lambda: threading.Event().is_set())


class Forgot(threading.Thread):
    def __init__(self):
        pass


tries(lambda: Forgot().start())
