class Node:
    def __init__(self, v, kids=()):
        self.v, self.kids = v, list(kids)
    def __iter__(self):
        yield self.v
        for k in self.kids: yield from k
    def depth(self): return 1 + max((k.depth() for k in self.kids), default=0)
    def __len__(self): return 1 + sum(len(k) for k in self.kids)
    def __contains__(self, v): return any(v == x for x in self)
t = Node(1, [Node(2, [Node(3)]), Node(4)])
print(list(t), t.depth(), len(t), 3 in t, 9 in t, sorted(t, reverse=True), max(t), [*t], sum(t))
a, *b = t
print(a, b, dict(zip(t, "abcd")), set(t) == {1, 2, 3, 4}, tuple(t), ",".join(map(str, t)))
