import multiprocessing as mp
import os
import sys
import threading
import queue


def nothing():
    pass


def inside(p, lock):
    for name, call in [("start", p.start), ("join", p.join), ("is_alive", p.is_alive)]:
        attempt(name, call)
    print(p.name, repr(p).split()[-1])
    try:
        mp.set_start_method("spawn")
    except RuntimeError as e:
        print(e)


def daemonic():
    attempt("daemonic", mp.Process(target=nothing).start)


class Bare(mp.Process):
    def __init__(self):
        pass


def attempt(what, call):
    try:
        print(what, call())
    except Exception as e:
        print(what, type(e).__name__, e)


if __name__ == "__main__":
    mp.set_start_method("spawn")
    p = mp.Process(target=nothing)
    attempt("join", p.join)
    attempt("terminate", p.terminate)
    attempt("kill", p.kill)
    attempt("group", lambda: mp.Process(group=1))
    attempt("args", lambda: mp.Process(args=1))
    attempt("kwargs", lambda: mp.Process(kwargs=1))
    attempt("kwargs", lambda: mp.Process(kwargs=None))
    attempt("target", lambda: mp.Process(nothing))
    attempt("name", lambda: mp.Process(name=7).name)
    p.start()
    attempt("again", p.start)
    try:
        p.daemon = True
    except AssertionError as e:
        print(e)
    try:
        p.name = 7
    except AssertionError as e:
        print(e)
    p.join()
    attempt("again", p.start)
    attempt("close", p.close)
    for name in ["join", "start", "is_alive", "terminate", "kill"]:
        attempt(name, getattr(p, name))
    attempt("exitcode", lambda: p.exitcode)
    attempt("pid", lambda: p.pid)
    print(repr(p).split()[-1])
    lock = mp.Lock()  # CPython takes away what nothing refers to any more, also from the child
    q = mp.Process(target=inside, args=(mp.Process(target=nothing, name="other"), lock))
    q.start()
    q.join()
    q = mp.Process(target=daemonic, daemon=True)
    q.start()
    q.join()
    attempt("method", lambda: mp.set_start_method("nonsense", force=True))
    attempt("super", lambda: Bare().start())
    print(mp.active_children())
