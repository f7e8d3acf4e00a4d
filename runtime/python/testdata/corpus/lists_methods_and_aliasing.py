a = [3, 1, 2]
b = a
b.append(4)
c = a[:] + [5]
a.extend(c); a.insert(1, "i"); a.insert(-1, "j"); a.insert(100, "k"); a.insert(-100, "l")
print(a, b is a, c, a.index(1), a.index(2, 4), a.count(3), a.pop(), a.pop(0), a.pop(-2), a)
a.remove("i"); a.reverse()
print(a, a.copy() == a, a.copy() is a, a.clear(), a, b)
print([1, 2] < [1, 2, 0], [2] > [1, 9], [1, "a"] == [1, "a"], [] < [0], [[1], 2] != [[1], 3], [1, 2] * 2, 3 * [0], [] * 5, [1] + [], [1, [2]] * 2, not [], bool([0]), [None] == [None])
n = [1, [2, 3]]
m = n.copy()
m[1].append(4)
m[0] = 9
print(n, m, [x for x in n if isinstance(x, list)], n.index([2, 3, 4]), [2, 3, 4] in n)
self_ref = [1]
self_ref.append(self_ref)
print(self_ref, self_ref[1][1][0], len(self_ref), self_ref == self_ref)
d = {"me": 1}
d["d"] = d
print(d)
t = ([1], 2)
t[0].append(3)
try:
    t[0] += [4]
except TypeError as e:
    print(e, t)
def default(x, acc=[]):
    acc.append(x)
    return acc
print(default(1), default(2), default(3, []), default(4))
seen = [1, 2, 3, 4]
for x in seen:
    if x < 3:
        seen.remove(x)
print(seen, x)
grow = [1]
for x in grow:
    if len(grow) < 5:
        grow.append(x + 1)
print(grow, any([]), all([]), any([0, ""]), all([1, []]), sum([[1], [2]], []), max([[1, 2], [1, 3]]), list("abc"), [*range(3)], list({"k": 1}), list(map(len, ["a", "bb"])), list(filter(None, [0, 1, "", "x"])), list(zip([1, 2], "ab", (True, False))))
