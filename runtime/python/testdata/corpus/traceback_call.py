def f(x, y):
    return x
f(
    1
)
