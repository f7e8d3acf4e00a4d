graph = {"a": {"b": 7, "c": 3}, "b": {"d": 2}, "c": {"b": 1, "d": 8}, "d": {}, "e": {"a": 1}}
def bfs(start, goal):
    seen, queue = {start: None}, [start]
    while queue:
        n = queue.pop(0)
        if n == goal:
            path = []
            while n is not None:
                path.append(n)
                n = seen[n]
            return path[::-1]
        for m in graph[n]:
            if m not in seen:
                seen[m] = n
                queue.append(m)
def dijkstra(start):
    dist = {n: float("inf") for n in graph}
    dist[start] = 0
    todo = set(graph)
    while todo:
        n = min(sorted(todo), key=dist.get)
        todo.remove(n)
        for m, w in graph[n].items():
            dist[m] = min(dist[m], dist[n] + w)
    return dist
print(bfs("a", "d"), bfs("d", "a"), dijkstra("a"))
def dfs(n, seen=None):
    seen = [] if seen is None else seen
    if n not in seen:
        seen.append(n)
        for m in graph[n]:
            dfs(m, seen)
    return seen
print(dfs("e"), [n for n in graph if not graph[n]])
