text = "the quick brown fox jumps over the lazy dog the end"
counts = {}
for w in text.split():
    counts[w] = counts.get(w, 0) + 1
print(sorted(counts.items(), key=lambda kv: (-kv[1], kv[0]))[:4])
groups = {}
for w in text.split():
    groups.setdefault(len(w), []).append(w)
print({n: sorted(set(ws)) for n, ws in sorted(groups.items())})
inverse = {}
for k, v in counts.items():
    inverse.setdefault(v, []).append(k)
print(inverse)
print({k: v for k, v in counts.items() if v > 1}, dict(sorted(counts.items())[:3]), max(counts, key=counts.get), min(counts.values()), sum(counts.values()))
nested = {"a": {"x": 1, "y": 2}, "b": {"x": 3}}
flat = {f"{k}.{k2}": v for k, inner in nested.items() for k2, v in inner.items()}
print(flat, [(k, *v) for k, v in nested.items()], {**nested, "b": {**nested["b"], "y": 4}}, nested)
matrix = {(i, j): i * j for i in range(3) for j in range(3) if i != j}
print(matrix[2, 1], (1, 1) in matrix, sum(matrix.values()), {k for k, v in matrix.items() if v == 2} == {(1, 2), (2, 1)})
memo = {}
def fib(n):
    if n not in memo:
        memo[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
    return memo[n]
print(fib(90), len(memo), list(memo)[:3])
cache = {}
for i, c in enumerate("abracadabra"):
    cache.pop(c, None)
    cache[c] = i
print(cache, list(cache)[-1])
