graph = {"a": {"b": 7, "c": 9, "f": 14}, "b": {"c": 10, "d": 15}, "c": {"d": 11, "f": 2}, "d": {"e": 6}, "f": {"e": 9}, "e": {}}
def dijkstra(g, start):
    best, todo, via = {start: 0}, [(0, start)], {}
    while todo:
        todo.sort()
        d, n = todo.pop(0)
        if d > best[n]:
            continue
        for m, w in g[n].items():
            if d + w < best.get(m, float("inf")):
                best[m] = d + w
                via[m] = n
                todo.append((d + w, m))
    return best, via
best, via = dijkstra(graph, "a")
def path(n):
    return path(via[n]) + [n] if n in via else [n]
print(best, path("e"))
def bfs(g, start):
    seen, queue = {start: 0}, [start]
    for n in queue:
        for m in g[n]:
            if m not in seen:
                seen[m] = seen[n] + 1
                queue.append(m)
    return seen
print(bfs(graph, "a"))
def topological(g):
    done, out = set(), []
    def visit(n, trail=()):
        if n in trail:
            raise ValueError("circle: " + ">".join([*trail, n]))
        if n not in done:
            for m in g[n]:
                visit(m, (*trail, n))
            done.add(n)
            out.insert(0, n)
    for n in g:
        visit(n)
    return out
print(topological(graph))
try:
    topological({"x": ["y"], "y": ["z"], "z": ["x"]})
except ValueError as e:
    print(e)
class Sets:
    def __init__(self, items):
        self.parent = {i: i for i in items}
    def find(self, x):
        while self.parent[x] != x:
            self.parent[x] = x = self.parent[self.parent[x]]
        return x
    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        self.parent[a] = b
        return a != b
edges = sorted((w, a, b) for a, out in graph.items() for b, w in out.items())
sets = Sets(graph)
print([(a, b, w) for w, a, b in edges if sets.union(a, b)])
def paths(g, a, b, seen=()):
    if a == b:
        yield [*seen, b]
    for m in g[a]:
        if m not in seen:
            yield from paths(g, m, b, (*seen, a))
print([("".join(p), sum(graph[x][y] for x, y in zip(p, p[1:]))) for p in paths(graph, "a", "e")])
