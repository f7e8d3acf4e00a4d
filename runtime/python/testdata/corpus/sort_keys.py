people = [("bob", 30), ("ada", 25), ("cy", 30), ("di", 25)]
print(sorted(people), sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: (-p[1], p[0])))
people.sort(key=lambda p: p[1], reverse=True)
print(people)
class V:
    def __init__(self, n):
        self.n = n
    def __lt__(self, o):
        return self.n < o.n
    def __repr__(self):
        return f"V{self.n}"
print(sorted([V(3), V(1), V(2)]), min(V(5), V(4)), max([V(1), V(9)]))
print(sorted("bBaA", key=str.lower), sorted([3, 1.5, True, -2]), sorted(["10", "9", "1"]), sorted(["10", "9", "1"], key=int))
print(list(reversed([1, 2, 3])), list(reversed("ab")), list(reversed(range(3))), sorted({"b": 1, "a": 2}), sorted([[2, 1], [1, 5], [1]]))
print(min([3, 1, 2]), max(4, 9, 2), min("b", "a"), max([], default="none"), min(["aa", "b"], key=len), sum([0.1] * 3), sum([1, 2], 10))
print([*zip([1, 2, 3], "ab")], list(zip()), dict(enumerate("ab")), list(map(lambda a, b: a * b, [1, 2], [3, 4])))
def bubble(xs):
    xs = xs[:]
    for i in range(len(xs)):
        for j in range(len(xs) - 1 - i):
            if xs[j] > xs[j + 1]:
                xs[j], xs[j + 1] = xs[j + 1], xs[j]
    return xs
print(bubble([5, 2, 9, 1]))
