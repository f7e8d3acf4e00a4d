import threading
import time

seats = threading.Semaphore(2)
go = threading.Event()
lock = threading.Lock()
inside = most = 0


def guest():
    global inside, most
    go.wait()
    with seats:
        with lock:
            inside += 1
            most = max(most, inside)
        time.sleep(0.01)
        with lock:
            inside -= 1


guests = [threading.Thread(target=guest) for _ in range(5)]
for g in guests:
    g.start()
print(go.is_set(), go.wait(0.01))
go.set()
print(go.wait())
for g in guests:
    g.join()
go.clear()
print(inside, most <= 2, go.is_set(), seats.acquire(blocking=False))
gone = threading.Thread(target=time.sleep, args=(0.2,), daemon=True)
gone.start()
gone.join(timeout=0.01)
print(gone.is_alive(), gone.daemon)
lock.acquire()
print(lock.acquire(timeout=0.01))
