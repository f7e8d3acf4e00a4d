import multiprocessing as mp
import os


def show(who):
    me = mp.current_process()
    parent = mp.parent_process()
    print(who, me.name, type(me).__name__, me.daemon, me.pid == os.getpid(), me.is_alive(), me.exitcode)
    print(who, parent.name, parent.pid == os.getppid(), parent.is_alive())
    print(repr(me).replace(str(os.getppid()), "PPID").replace(str(os.getpid()), "PID"))
    return me


def nested(depth):
    show("depth %d" % depth)
    if depth < 2:
        p = mp.Process(target=nested, args=(depth + 1,))
        print(p.name)
        p.start()
        p.join()


class Worker(mp.Process):
    def __init__(self, size):
        super().__init__()
        self.size = size

    def run(self):
        show("worker")
        print("size", self.size, self.name)
        self.size = 0


if __name__ == "__main__":
    mp.set_start_method("spawn")
    me = mp.current_process()
    print(me, me.name, mp.parent_process(), me.daemon, me.pid == os.getpid())
    p = mp.Process(target=nested, args=(0,))
    print(repr(p).replace(str(os.getpid()), "PID"), p.pid, p.exitcode, p.is_alive(), p.ident)
    p.start()
    print(repr(p).replace(str(p.pid), "CHILD").replace(str(os.getpid()), "PID"))
    p.join()
    print(repr(p).replace(str(p.pid), "CHILD").replace(str(os.getpid()), "PID"))
    w = Worker(7)
    print(w.name)
    w.start()
    w.join()
    print(w.size, w.exitcode, w.is_alive())
    named = mp.Process(target=show, args=("named",), name="Ann", daemon=True)
    print(named.name, named.daemon)
    named.name = "Bob"
    named.start()
    named.join()
    mp.Process(target=show, args=("last",)).start()
print("module", __name__, mp.current_process().name, mp.parent_process())
