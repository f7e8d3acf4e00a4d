import multiprocessing as mp
import queue
import socket
import struct
import sys
import threading


class Point:
    unit = "cm"

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return (self.x, self.y) == (other.x, other.y)

    def total(self):
        return self.x + self.y


class Odd(Exception):
    def __init__(self, text, code=0):
        super().__init__(text)
        self.code = code


def local():
    def inner():
        pass

    class Kept:
        pass

    return inner, Kept, Kept()


def numbers():
    yield 1


def twice(x):
    return 2 * x


old = twice


def twice(x):
    return x + x


def receive(*things):
    for x in things:
        print(type(x).__name__, x)


def objects(p, q, cycle, shared, method, exc, f):
    print(p.x, p.y, p == q, p is q, p.unit, p.total(), type(p) is Point)
    print(cycle[0], cycle[1] is cycle, shared[0] is shared[1])
    print(method(), f(4), exc, exc.code, exc.args, type(exc) is Odd)


if __name__ == "__main__":
    mp.set_start_method("spawn")
    p = mp.Process(
        target=receive,
        args=(None, True, 1, -(2**80), 2**64, 1.5, float("inf"), "text \u6536\u5230", b"bytes", bytearray(b"ab"), (), (1, (2,)), [1, [2]], {"a": {1: 2}},
              {3}, frozenset([4]), range(1, 9, 2), slice(1, None), ..., int, len, print, ValueError, ValueError("bad", 1), KeyError("k"), "x" * 100),
    )
    p.start()
    p.join()
    point = Point(1, 2)
    cycle = [0]
    cycle.append(cycle)
    inner = [1]
    p = mp.Process(target=objects, args=(point, point, cycle, (inner, inner), point.total, Odd("odd", 3), twice))
    p.start()
    p.join()
    print(p.exitcode)
    inner, Kept, kept = local()
    for what, x in [
        ("lambda", lambda: 0), ("inner", inner), ("class", Kept), ("object", kept), ("generator", numbers()), ("expression", (x for x in [])),
        ("lock", threading.Lock()), ("rlock", threading.RLock()), ("event", threading.Event()), ("semaphore", threading.Semaphore()),
        ("condition", threading.Condition()), ("barrier", threading.Barrier(2)), ("queue", queue.Queue()), ("thread", threading.Thread()),
        ("module", socket), ("keys", {}.keys()), ("struct", struct.Struct("i")), ("old", old), ("nested", [{"a": (lambda: 0,)}]),
        ("current", mp.current_process()), ("started", p), ("method", Kept().__init__),
    ]:
        q = mp.Process(target=receive, args=(x,))
        try:
            q.start()
        except Exception as e:
            text = str(e)
            if " at 0x" in text:
                text = text[: text.index(" at 0x")] + text[text.index(">") if what != "lambda" and what != "nested" else text.index(">:") :]
            print(what, type(e).__name__, text, q.pid, q.exitcode, q.is_alive())
        else:
            q.join()
    with open("some.txt", "w") as f:
        try:
            mp.Process(target=receive, args=(f,)).start()
        except TypeError as e:
            print(e)
