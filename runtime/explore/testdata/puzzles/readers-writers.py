# Readers and writers (Courtois, Heymans, Parnas 1971), first solution: the first reader locks writers out.
# want: always
import threading

def go(*bodies):
    threads = [threading.Thread(target=b, name="t%d" % i) for i, b in enumerate(bodies)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()

readers = 0
writing = False
mutex = threading.Lock()
room = threading.Semaphore(1)

def read():
    global readers
    with mutex:
        readers += 1
        if readers == 1:
            room.acquire()
    assert not writing
    with mutex:
        readers -= 1
        if readers == 0:
            room.release()

def write():
    global writing
    with room:
        writing = True
        writing = False

go(read, read, write)
