xs = [3, 1, 2]
xs.append(5)
xs.extend((7, 6))
xs.insert(1, 9)
print(xs, xs.index(9), xs.count(1), xs.pop(), xs.pop(0), xs)
xs.remove(9)
xs.sort(reverse=True)
print(xs, sorted(xs), xs[::-1], xs[1:], xs[-2:], xs[:-1], len(xs))
xs[1:3] = ["a", "b", "c"]
print(xs)
xs[::2] = [0, 0]  if len(xs[::2]) == 2 else [0] * len(xs[::2])
print(xs)
del xs[0], xs[-1]
print(xs, xs * 2, xs + [1], [0] * 3, [[]] * 2)
xs.clear()
print(xs, not xs, bool([0]), [] == [], [1, 2] < [1, 3], [1] is [1])
words = ["pear", "fig", "apple"]
words.sort(key=len)
print(words, sorted(words, key=lambda w: w[-1], reverse=True), min(words, key=len), max(words))
ys = words.copy()
ys.reverse()
print(ys, words, list(zip(words, range(3))), list(map(str.upper, words)), list(filter(None, [0, 1, "", "a"])))
print(list(enumerate("ab", 1)), list(range(10, 0, -3)), sum([[1], [2]], []), [1, [2, [3]]][1][1][0])
a = [1, 2, 3]
a.append(a)
print(a, len(a))
for act in ("index", "pop", "remove", "get"):
    try:
        if act == "index":
            [1].index(2)
        elif act == "pop":
            [].pop()
        elif act == "remove":
            [1].remove(5)
        else:
            [1][3]
    except (ValueError, IndexError) as e:
        print(act, type(e).__name__, e)
