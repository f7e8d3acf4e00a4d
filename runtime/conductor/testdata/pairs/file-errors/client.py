import io
import os


def tries(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


def closed(f):
    f.close()
    f.close()
    return f


open("x", "w").close()
tries(lambda: open("nope"))
tries(lambda: open("x", "z"))
tries(lambda: open("x", "rw"))
tries(lambda: open("x", "rbt"))
tries(lambda: open("x", ""))
tries(lambda: open("x", "rb", encoding="utf-8"))
tries(lambda: open("x", "r", 0))
tries(lambda: open(5.5))
tries(lambda: open("x", "w").read())
tries(lambda: open("x", "r").write("a"))
tries(lambda: open("x", "rb").write(b"a"))
tries(lambda: open("x", "wb").write("a"))
tries(lambda: open("x", "w").write(b"a"))
tries(lambda: open("x", "w").write(5))
tries(lambda: open("x", "x"))
tries(lambda: open("x", "w").seek(-1))
tries(lambda: open("x", "w").seek(1, 1))
tries(lambda: open("x", "w").seek(0, 5))
tries(lambda: open("x", "r").read("a"))
tries(lambda: closed(open("x")).read())
tries(lambda: closed(open("x", "w")).write(""))
tries(lambda: closed(open("x")).__enter__())
tries(lambda: open("x").truncate(0))
tries(lambda: open("x", mode=5))
tries(lambda: open("x", "w").writelines(["a", 1]))
tries(lambda: (open("x").readable(), open("x").writable(), open("x").seekable()))
tries(lambda: open("x", "rb"))
tries(lambda: os.remove("nope"))
tries(lambda: os.path.getsize("nope"))
tries(lambda: issubclass(io.UnsupportedOperation, OSError))
try:
    open("nope")
except FileNotFoundError as e:
    print(e.errno, e.strerror, e.filename)
with open("x", "w") as f:
    f.write("a\nb\n")
f = open("x")
next(f)
tries(f.tell)
with open("x", "wb") as f:
    f.write(b"\xff")
tries(lambda: open("x").read())
tries(lambda: open("x", encoding="latin-1").read())
tries(lambda: open("x", errors="replace").read())
tries(lambda: open("x", "w", encoding="ascii").write("é"))
os.remove("x")
