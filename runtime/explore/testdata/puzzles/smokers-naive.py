# Cigarette smokers (Patil 1971) without pushers: a smoker takes one thing of a pair that was meant for another.
# want: can-fail deadlock
import threading

def go(*bodies):
    threads = [threading.Thread(target=b, name="t%d" % i) for i, b in enumerate(bodies)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()

paper, tobacco, matches = threading.Semaphore(0), threading.Semaphore(0), threading.Semaphore(0)

def smoker(a, b):
    def smoke():
        a.acquire()
        b.acquire()
        print("smokes")
    return smoke

def agent():
    paper.release()
    tobacco.release()

threading.Thread(target=smoker(tobacco, matches), name="paper", daemon=True).start()
go(agent, smoker(paper, tobacco), smoker(tobacco, matches))
