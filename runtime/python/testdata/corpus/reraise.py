def attempt(n):
    try:
        if n:
            raise ConnectionRefusedError(111, "Connection refused")
        return "ok"
    except ConnectionRefusedError:
        print("retry")
        raise
for n in (0, 1):
    try:
        print(attempt(n))
    except OSError as e:
        print(type(e).__name__, e.errno)
def chain():
    try:
        attempt(1)
    except OSError as e:
        err = e
    raise err
chain()
