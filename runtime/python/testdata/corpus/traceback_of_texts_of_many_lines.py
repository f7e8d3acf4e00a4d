class ManyLines(Exception):
    def __str__(self):
        return "first line\n  second line\nthird"
class Broken(Exception):
    def __str__(self):
        raise ValueError("no text")
try:
    raise Broken
except Broken as e:
    try:
        print(e)
    except ValueError as v:
        print("broken:", v)
def f():
    raise ManyLines
f()
