from threading import Thread
class Node:
    name: str
    weight: int = 3
    def __init__(self, name: str, weight: "int" = 1) -> None:
        self.name: str = name
        self.weight = weight
def total(nodes: list, *, start: int = 0) -> int:
    result: int = start
    for n in nodes:
        result += n.weight
    return result
count: int = 0
later: str
print(total([Node("a"), Node("b", 4)]), Node.weight, count)
try:
    print(later)
except NameError as e:
    print(e)
def f():
    x: int
    try:
        return x
    except UnboundLocalError as e:
        return str(e)
print(f())
