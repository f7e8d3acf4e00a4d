# Building H2O (Andrews 1991): two hydrogens and one oxygen pass together.
# want: always
import threading

def go(*bodies):
    threads = [threading.Thread(target=b, name="t%d" % i) for i, b in enumerate(bodies)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()

hydrogen = oxygen = bonds = 0
mutex = threading.Semaphore(1)
barrier = threading.Barrier(3)
hydrogens, oxygens = threading.Semaphore(0), threading.Semaphore(0)

def h():
    global hydrogen, oxygen
    mutex.acquire()
    hydrogen += 1
    if hydrogen >= 2 and oxygen >= 1:
        hydrogens.release(2)
        hydrogen -= 2
        oxygens.release()
        oxygen -= 1
    else:
        mutex.release()
    hydrogens.acquire()
    barrier.wait()

def o():
    global hydrogen, oxygen
    mutex.acquire()
    oxygen += 1
    if hydrogen >= 2:
        hydrogens.release(2)
        hydrogen -= 2
        oxygens.release()
        oxygen -= 1
    else:
        mutex.release()
    oxygens.acquire()
    barrier.wait()
    mutex.release()

go(h, h, o)
