log = []
def f(n):
    try:
        log.append(("try", n))
        if n == 0:
            return "returned"
        if n == 1:
            raise ValueError(n)
        if n == 2:
            return 1 / 0
    except ValueError as e:
        log.append(("except", e.args))
        return "caught"
    else:
        log.append("else")
    finally:
        log.append(("finally", n))
    return "end"
for i in range(4):
    try:
        print(i, f(i))
    except ZeroDivisionError as e:
        print(i, "zero:", e)
for entry in log:
    print(entry)
def g():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("body", i)
        finally:
            print("cleanup", i)
    else:
        print("never")
    return i
print(g())
def h():
    while True:
        try:
            return "lost"
        finally:
            break
    return "kept"
print(h())
