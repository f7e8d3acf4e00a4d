"""Renews object/cpython.txt: the names of CPython 3.11, python3 cpython.py.

A line is a class and its attributes beyond those of object; "builtins" is the
module. Of the classes of modules it is what their instances have, and no
special names. What is here and not in our tables is refused.
"""
import builtins
import hashlib
import hmac
import io
import multiprocessing
import pathlib
import queue
import random
import socket
import struct
import threading
import time
import types


def generator():
    yield


values = [
    None, ..., True, 0, 0.5, "", b"", bytearray(), (), [], {}, set(), frozenset(), range(0), slice(0),
    {}.keys(), {}.values(), {}.items(), generator(), generator, len, [].append, str.join, type("C", (), {"f": generator})().f,
    types, type, object(), super(int, 0), NotImplemented, property(), staticmethod(len), classmethod(len),
    iter([]), reversed([]), iter(()), iter(""), iter(b""), iter(bytearray()), iter(range(0)), iter({}), iter({}.values()),
    iter({}.items()), iter(set()), iter(len, 0), enumerate([]), zip(), map(len, []), filter(len, []), reversed(()),
    BaseException(), UnicodeDecodeError("", b"", 0, 0, ""), OSError(), StopIteration(), SystemExit(), ImportError(), NameError(),
    AttributeError(), SyntaxError(),
]
processes = multiprocessing.get_context("spawn")
names = {"builtins": set(dir(builtins)) - {"_"}, "object": set(dir(object))}
for v in values:
    if type(v) is not object:
        names[type(v).__name__] = set(dir(type(v))) - set(dir(object))
with socket.socket() as sk, open(__file__) as text, open(__file__, "rb") as binary:
    of_modules = [
        sk, text, binary, io.BufferedWriter(io.FileIO("/dev/null", "w")), io.BufferedRandom(io.FileIO("/dev/null", "r+")),
        threading.Thread(), threading.main_thread(), threading.Lock(), threading.RLock(), threading.Semaphore(),
        threading.BoundedSemaphore(), threading.Event(), threading.Condition(), threading.Barrier(1), queue.Queue(),
        queue.LifoQueue(), multiprocessing.Process(), processes.Lock(), processes.RLock(), processes.Semaphore(), processes.BoundedSemaphore(),
        processes.Event(), processes.Condition(), processes.Barrier(1), processes.Queue(), processes.JoinableQueue(),
        multiprocessing.current_process(), multiprocessing.process._ParentProcess("", 1, None), struct.Struct("B"), random.Random(), hashlib.sha256(), hmac.new(b"", b"", "sha256"), time.gmtime(),
    ]
    for v in of_modules:
        names[f"{type(v).__module__}.{type(v).__name__}"] = {n for n in dir(v) if not n.startswith("__")}
path = pathlib.Path(__file__).parent.parent / "object" / "cpython.txt"
path.write_text("".join(f"{c} {' '.join(sorted(ns))}\n" for c, ns in sorted(names.items())))
