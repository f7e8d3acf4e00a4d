s = {1}
s.add(2)
s.add(2)
s.discard(9)
print(len(s), 2 in s, sorted(s | {3}), sorted(s & {2, 5}), sorted(s - {1}), sorted(s ^ {1, 7}), s == {2, 1}, {1} < s, s.issuperset({1}))
s.remove(1)
print(s, set(), sorted(set("hello")), frozenset([1]) == {1}, len({1, 1.0, True}))
t = (1, "a", [2])
t[2].append(3)
print(t, t[0], t[-1], t[:2], len(t), t + (4,), (0,) * 3, (), (1,), 1 in t, t.index("a"), t.count(1))
print((1, 2) < (1, 3), (1, 2) == (1, 2), tuple(range(3)), (1, 2) != (2, 1), sorted([(2, "b"), (1, "z"), (2, "a")]))
try:
    t[0] = 5
except TypeError as e:
    print(e)
try:
    {1}.remove(2)
except KeyError as e:
    print("KeyError", e)
try:
    {[1]}
except TypeError as e:
    print(e)
