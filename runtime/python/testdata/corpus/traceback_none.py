try:
    try:
        {}["k"]
    except KeyError:
        raise ValueError("hidden context") from None
except ValueError as e:
    print(e.__cause__, type(e.__context__).__name__)
def f():
    try:
        int("x")
    finally:
        print("finally")
f()
