a, b = {1, 2, 3, 4}, {3, 4, 5}
for name, r in [("|", a | b), ("&", a & b), ("-", a - b), ("^", a ^ b), ("union", a.union(b, [9], "x")), ("intersection", a.intersection([2, 3, 4], (3, 4))), ("difference", a.difference([1], {2})), ("symmetric", a.symmetric_difference([4, 7]))]:
    print(name, sorted(r, key=str), len(r))
print(a <= b, {3, 4} <= b, {3, 4} < b, b < b, b <= b, b >= {5}, a > {1}, a == {4, 3, 2, 1}, a != b, a.isdisjoint({9}), a.isdisjoint(b), a.issubset(range(10)), a.issuperset([1, 2]))
c = a.copy()
c |= {10}; c &= {1, 2, 10, 11}; c -= {1}; c ^= {2, 99}
print(sorted(c), sorted(a))
c.add(5); c.add(5); c.discard(1000); c.remove(5); c.update([7], {8: 0}, "z" * 0); c.difference_update([7]); c.intersection_update([8, 10, 99]); c.symmetric_difference_update([8, 1])
print(sorted(c), 8 in c, 1 in c, 1.0 in c, True in c)
print(len({1, 1.0, True}), len({0, False, "", None, ()}), len(set("mississippi")), sorted(set("hello")), {"only"}, set(), frozenset([1]), frozenset(), {(1, 2)}, type({}).__name__, type(set()).__name__)
f = frozenset([1, 2])
print(f | {3} == frozenset([1, 2, 3]), type(f | {3}).__name__, type({3} | f).__name__, f in [f], f == {1, 2}, sorted(f), sum(f), min(f), any(f), all(f))
for bad in (lambda: {[]}, lambda: {1}.remove(2), lambda: set().pop(), lambda: {1} | [2], lambda: {1} & "a", lambda: {1} + {2}, lambda: {1}[0], lambda: {1} < [1], lambda: f.add(1) if hasattr(f, "add") else len(5), lambda: set(5), lambda: {1}.union(5), lambda: {1: 2}.keys() | 5):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
words = "the cat the dog a cat".split()
seen, twice = set(), set()
for w in words:
    (twice if w in seen else seen).add(w)
print(sorted(seen), sorted(twice), sorted({len(w) for w in words}))
