class Stack:
    def __init__(self):
        self._items = []
    def push(self, x):
        self._items.append(x)
        return self
    def pop(self):
        if not self._items:
            raise IndexError("pop from empty stack")
        return self._items.pop()
    def __len__(self):
        return len(self._items)
def balanced(text):
    pairs = {")": "(", "]": "[", "}": "{"}
    s = Stack()
    for i, c in enumerate(text):
        if c in pairs.values():
            s.push(c)
        elif c in pairs:
            if not len(s) or s.pop() != pairs[c]:
                return i
    return -1 if not s else len(text)
print([balanced(t) for t in ("(a[b]{c})", "(]", "((", ")")])
heap = []
def push(x):
    heap.append(x)
    i = len(heap) - 1
    while i and heap[(i - 1) // 2] > heap[i]:
        heap[(i - 1) // 2], heap[i] = heap[i], heap[(i - 1) // 2]
        i = (i - 1) // 2
def pop():
    top, last = heap[0], heap.pop()
    if heap:
        heap[0], i = last, 0
        while True:
            c = 2 * i + 1
            if c >= len(heap):
                break
            if c + 1 < len(heap) and heap[c + 1] < heap[c]:
                c += 1
            if heap[i] <= heap[c]:
                break
            heap[i], heap[c] = heap[c], heap[i]
            i = c
    return top
for x in [5, 3, 8, 1, 9, 2]:
    push(x)
print([pop() for _ in range(6)])
class Node:
    def __init__(self, v, nxt=None):
        self.v, self.next = v, nxt
n = None
for v in "cba":
    n = Node(v, n)
out = []
while n:
    out.append(n.v)
    n = n.next
print(out)
