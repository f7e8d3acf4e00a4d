import queue
import threading

jobs = queue.Queue(maxsize=2)
results = queue.Queue()
ended = []


def work():
    while True:
        job = jobs.get()
        if job is None:
            jobs.task_done()
            break
        results.put(job * job)
        jobs.task_done()
    ended.append(threading.current_thread().name)


workers = [threading.Thread(target=work, name=f"w{i}") for i in range(3)]
for w in workers:
    w.start()
for n in range(8):
    jobs.put(n)
for w in workers:
    jobs.put(None)
jobs.join()
for w in workers:
    w.join()
print(sorted(results.get() for _ in range(results.qsize())))
print(sorted(ended), jobs.empty(), results.empty(), jobs.full())
stack = queue.LifoQueue()
for x in "abc":
    stack.put(x)
print(stack.get(), stack.get_nowait(), stack.qsize(), stack.maxsize)
