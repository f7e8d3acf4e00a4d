people = [("bob", 25, "x"), ("alice", 30, "y"), ("carl", 25, "z"), ("Dan", 30, "w")]
print(sorted(people), sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: (-p[1], p[0])), sorted(people, key=lambda p: p[0].lower(), reverse=True))
print([p[2] for p in sorted(people, key=lambda p: p[1])], [p[2] for p in sorted(people, key=lambda p: p[1], reverse=True)])
calls = []
def key(x):
    calls.append(x)
    return x % 3
data = [5, 3, 4, 1, 2, 0]
print(sorted(data, key=key), calls, data)
data.sort(key=lambda x: -x)
print(data, data.sort(), data, sorted("hello", reverse=True), sorted({"b": 1, "a": 2}), sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1]), sorted([[2, 1], [1, 2], [1]]), sorted([(1, "b"), (1, "a")]), sorted(["10", "9", "1"]), sorted(["10", "9", "1"], key=int))
print(sorted([True, False, 2, 0.5]), sorted([1, 1.0, True], key=str), sorted([]), sorted([b"b", b"a"]), min(people, key=lambda p: p[1]), max(people, key=lambda p: (p[1], p[0])), sorted(range(5), key=lambda x: (x % 2, -x)))
class K:
    compared = 0
    def __init__(self, v):
        self.v = v
    def __lt__(self, o):
        K.compared += 1
        return self.v > o.v
ks = [K(v) for v in (1, 3, 2)]
print([k.v for k in sorted(ks)], K.compared > 0, max(ks, key=lambda k: k.v).v)
xs = [3, 1, 2]
print(xs.sort(reverse=True), xs, sorted(xs) is xs, list(reversed(sorted(xs))))
for bad in (lambda: sorted([1, "a"]), lambda: sorted([None, 1]), lambda: sorted([{}, {}]), lambda: sorted([1], key=5), lambda: sorted([1], key=lambda: 0), lambda: [1, 2].sort(lambda x: x), lambda: sorted(1), lambda: sorted([(1, "a"), (1, 2)]), lambda: max([1, "a"]), lambda: sorted([object(), object()])):
    try:
        print(bad())
    except TypeError as e:
        print(e)
mixed = [3, "a", 1]
try:
    mixed.sort()
except TypeError:
    print(sorted(map(str, mixed)))
lst = [2, 1]
def meddle(x):
    lst.append(x)
    return x
try:
    lst.sort(key=meddle)
except ValueError as e:
    print(e, lst)
