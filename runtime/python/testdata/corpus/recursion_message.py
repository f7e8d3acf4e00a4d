class Node:
    def __init__(self, n):
        self.n = n
    def walk(self):
        return Node(self.n + 1).walk()
def f(n):
    return f(n + 1)
try:
    f(0)
except RecursionError as e:
    print(e)
try:
    Node(0).walk()
except RecursionError as e:
    print(e)
f(1)
