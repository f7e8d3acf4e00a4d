# Readers and writers without the lock around the count: two readers may both think they are first, or neither.
# want: can-fail
import threading

def go(*bodies):
    threads = [threading.Thread(target=b, name="t%d" % i) for i, b in enumerate(bodies)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()

readers = 0
writing = False
room = threading.Semaphore(1)

def read():
    global readers
    readers += 1
    if readers == 1:
        room.acquire()
    assert not writing
    readers -= 1
    if readers == 0:
        room.release()

def write():
    global writing
    with room:
        writing = True
        writing = False

go(read, read, write)
