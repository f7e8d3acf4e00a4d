import os

with open("notes.txt", "w") as f:
    print(f.write("one\n"), f.writelines(["two\n", "收到\n"]), f.tell())
    print("four", 4, file=f)
    print(f.name, f.mode, f.closed)
print(f.closed, os.path.getsize("notes.txt"), os.path.exists("notes.txt"), os.path.exists("other"))
with open("notes.txt") as f:
    print(repr(f.readline()), repr(f.read(4)), f.tell())
    print([line for line in f])
    print(repr(f.read()), f.readline() == "")
    f.seek(0)
    print(f.readlines())
with open("notes.txt", "a") as f:
    print(f.tell())
    f.write("five")
with open("notes.txt", "rb") as f:
    print(f.read(3), f.readline(), f.seek(-4, 2), f.read(), f.seek(4), f.readline(2), f.read(0))
with open("notes.txt", "r+") as f:
    f.write("ONE")
    f.seek(0)
    print(repr(f.read(8)))
    f.seek(0)
    f.truncate(8)
for line in open("notes.txt"):
    print(line, end="")
with open("b", "wb") as f:
    f.write(bytes(range(5)))
    f.seek(2)
    f.write(b"xy")
print(open("b", "rb").read())
with open("crlf", "wb") as f:
    f.write(b"a\r\nb\r\n")
print(open("crlf").read().split("\n"))
buffered = open("late", "w")
buffered.write("kept back")
print(os.path.getsize("late"), repr(open("late").read()))
buffered.flush()
print(repr(open("late").read()))
buffered.close()
line = open("line", "w", buffering=1)
line.write("a")
print(os.path.getsize("line"))
line.write("b\n")
print(os.path.getsize("line"))
line.close()
with open("x", "x") as f:
    pass
for name in ("notes.txt", "b", "crlf", "late", "line", "x"):
    os.remove(name)
print(os.path.exists("x"))
