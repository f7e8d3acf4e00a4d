import multiprocessing as mp
import queue
import time


def attempt(what, call):
    try:
        print(what, call())
    except Exception as e:
        print(what, type(e).__name__, e)


class Item:
    def __init__(self, n):
        self.n = n


def consume(q, results):
    while True:
        item = q.get()
        if item is None:
            break
        item.n += 1
        results.put(item)
    results.put("done")


def fill(q, n):
    for i in range(n):
        q.put(i)


def work(tasks):
    while True:
        x = tasks.get()
        print("task", x)
        tasks.task_done()
        if x == 2:
            return


if __name__ == "__main__":
    mp.set_start_method("spawn")
    tasks, results = mp.Queue(), mp.Queue()
    p = mp.Process(target=consume, args=(tasks, results))
    p.start()
    items = [Item(1), Item(2)]
    for x in items:
        tasks.put(x)
    tasks.put(None)
    p.join()
    got = [results.get() for _ in range(3)]
    print([x.n for x in items], [x.n for x in got[:2]], got[2], got[0] is items[0])
    q = mp.Queue(2)
    print(q.empty(), q.full(), q.qsize())
    q.put([1])
    q.put_nowait({"a": 1})
    time.sleep(0.2)
    print(q.empty(), q.full(), q.qsize())
    attempt("full", lambda: q.put_nowait(1))
    attempt("full", lambda: q.put(1, False))
    attempt("full", lambda: q.put(1, timeout=0.01))
    attempt("full", lambda: q.put(1, timeout=-1))
    print(q.get(), q.get_nowait())
    attempt("empty", q.get_nowait)
    attempt("empty", lambda: q.get(block=False))
    attempt("empty", lambda: q.get(True, 0.01))
    attempt("empty", lambda: q.get(timeout=-1))
    changed = [1]
    p = mp.Process(target=fill, args=(q, 3))
    p.start()
    for i in range(3):
        print(q.get())
    p.join()
    attempt("join_thread", q.join_thread)
    q.close()
    q.join_thread()
    attempt("closed", lambda: q.put(1))
    attempt("closed", q.get)
    tasks = mp.JoinableQueue()
    for i in range(3):
        tasks.put(i)
    p = mp.Process(target=work, args=(tasks,))
    p.start()
    tasks.join()
    print("all done")
    p.join()
    attempt("task_done", tasks.task_done)
