class Flaky:
    def __init__(self, failures):
        self.failures = failures
        self.calls = 0
    def connect(self, addr):
        self.calls += 1
        if self.calls <= self.failures:
            raise (TimeoutError if self.calls % 2 else ConnectionRefusedError)(self.calls, "no")
        return f"connected to {addr[0]}:{addr[1]}"
def retry(fn, *args, attempts=4, base=0.5):
    delay = base
    for n in range(1, attempts + 1):
        try:
            return fn(*args)
        except OSError as e:
            print(f"{n}: {type(e).__name__}({e.errno}), waiting {delay:.1f}s")
            last = e
            delay *= 2
    raise last
print(retry(Flaky(0).connect, ("h", 1)))
print(retry(Flaky(2).connect, ("h", 2)))
try:
    retry(Flaky(9).connect, ("h", 3), attempts=2)
except OSError as e:
    print("gave up:", repr(e))
