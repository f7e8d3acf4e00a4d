# Cigarette smokers with pushers (Parnas 1975): who finds the second thing of a pair wakes the one it is for.
# want: always
import threading

def go(*bodies):
    threads = [threading.Thread(target=b, name="t%d" % i) for i, b in enumerate(bodies)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()

paper, tobacco, matches = threading.Semaphore(0), threading.Semaphore(0), threading.Semaphore(0)

on_table = {"paper": False, "tobacco": False, "matches": False}
mutex = threading.Lock()
smokers = {"paper": threading.Semaphore(0), "tobacco": threading.Semaphore(0), "matches": threading.Semaphore(0)}
things = {"paper": paper, "tobacco": tobacco, "matches": matches}

def pusher(mine, one, other):
    def push():
        things[mine].acquire()
        with mutex:
            if on_table[one]:
                on_table[one] = False
                smokers[other].release()
            elif on_table[other]:
                on_table[other] = False
                smokers[one].release()
            else:
                on_table[mine] = True
    return push

def agent():
    paper.release()
    tobacco.release()

def smoker():
    smokers["matches"].acquire()
    print("smokes")

go(agent, smoker, pusher("paper", "tobacco", "matches"), pusher("tobacco", "paper", "matches"))
