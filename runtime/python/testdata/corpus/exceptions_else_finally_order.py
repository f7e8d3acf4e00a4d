def run(what):
    log = []
    try:
        log.append("try")
        if what == "raise":
            raise ValueError("v")
        if what == "return":
            return log
        if what == "other":
            raise KeyError("k")
    except ValueError:
        log.append("except")
    else:
        log.append("else")
    finally:
        log.append("finally")
    log.append("after")
    return log
for w in ("nothing", "raise", "return"):
    print(w, run(w))
try:
    run("other")
except KeyError as e:
    print("other", e)
def override():
    try:
        return "try"
    finally:
        return "finally"
def swallow():
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            if i < 2:
                continue
            break
    return "swallowed", i
def loops():
    out = []
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            out.append(i)
        finally:
            out.append(f"f{i}")
    else:
        out.append("else")
    return out
def nested():
    out = []
    try:
        try:
            out.append(1)
            raise TypeError
        finally:
            out.append(2)
            try:
                raise KeyError
            except KeyError:
                out.append(3)
    except TypeError as e:
        out.append(type(e.__context__).__name__)
    return out
print(override(), swallow(), loops(), nested())
def value():
    x = 1
    try:
        return x
    finally:
        x = 2
print(value())
