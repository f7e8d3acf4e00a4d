def f(n):
    if n == 0:
        return {}["x"]
    try:
        return f(n - 1)
    finally:
        pass
f(3)
