def risky(n):
    return 10 / n
for n in (1, 0):
    try:
        print(risky(n))
    except ZeroDivisionError as e:
        print("caught", e)
        [][n]
