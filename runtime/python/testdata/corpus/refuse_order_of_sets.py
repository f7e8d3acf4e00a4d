print({1, 2})
#--
for x in {"a", "b"}:
    print(x)
#--
print(list({3, 1, 2}), [*{1, 2}])
#--
a, b = {1, 2}
#--
print(str(frozenset("ab")))
#--
print({1, 2}.pop())
#--
print(sorted({"bb", "aa"}, key=len))
#--
print(",".join({"x", "y"}))
#--
print(f"{ {1, 2} }")
#--
print(sum({0.1, 0.2, 0.3}))
#--
print(next(iter({1, 2})))
#--
print(max({"a", "b"}, key=len))
#--
print(dict.fromkeys({1, 2}))
#--
print([1, {2, 3}])
