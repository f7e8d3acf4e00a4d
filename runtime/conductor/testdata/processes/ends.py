import multiprocessing as mp
import os
import sys
import time


class Problem(Exception):
    pass


def end(how):
    if how == "return":
        return 7
    if how == "exit":
        sys.exit()
    if how == "exit 3":
        sys.exit(3)
    if how == "exit text":
        sys.exit("no more")
    if how == "exit True":
        sys.exit(True)
    if how == "_exit":
        os._exit(5)
    if how == "raise":
        raise Problem("how")
    if how == "group":
        raise SystemExit(300)
    if how == "input":
        try:
            input()
        except EOFError as e:
            print("EOFError", e)
    if how == "zero":
        1 / 0


def sleep():
    time.sleep(60)


if __name__ == "__main__":
    mp.set_start_method("spawn")
    for how in ["return", "exit", "exit 3", "exit text", "exit True", "_exit", "raise", "group", "input", "zero"]:
        p = mp.Process(target=end, args=(how,))
        p.start()
        p.join()
        print(how, p.exitcode, p.is_alive())
    for name in ["terminate", "kill"]:
        p = mp.Process(target=sleep)
        p.start()
        print(p.is_alive(), p.exitcode, mp.active_children() == [p])
        p.join(0.01)
        print(p.exitcode)
        getattr(p, name)()
        p.join()
        print(name, p.exitcode, p.is_alive(), mp.active_children())
        getattr(p, name)()
        print(repr(p).split()[-1])
        p.close()
    p = mp.Process(target=sleep)
    p.start()
    try:
        p.close()
    except ValueError as e:
        print(e)
    p.kill()
    p.join()
