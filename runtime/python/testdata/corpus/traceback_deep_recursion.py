def fall(n, path=""):
    if n == 0:
        raise LookupError("at the bottom")
    return fall(n - 1, path + "x")
def even(n):
    return n == 0 or odd(n - 1)
def odd(n):
    if n < -4:
        return 1 / 0
    return even(n - 1)
try:
    odd(6)
except ZeroDivisionError as e:
    print("caught", e)
fall(12)
