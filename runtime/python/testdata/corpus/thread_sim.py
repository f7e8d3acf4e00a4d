import threading
results = []
lock_log = []
class Worker(threading.Thread):
    def __init__(self, n):
        super().__init__(name=f"w{n}")
        self.n = n
    def run(self):
        for i in range(self.n):
            results.append((self.n, i))
        lock_log.append("done %d" % self.n)
ws = [Worker(n) for n in (1, 2)]
for w in ws:
    w.start()
for w in ws:
    w.join()
print(results, lock_log)
def job(a, b=0):
    results.append(a + b)
t = threading.Thread(target=job, args=(5,))
t.start()
t.join()
print(results[-1], isinstance(ws[0], threading.Thread))
