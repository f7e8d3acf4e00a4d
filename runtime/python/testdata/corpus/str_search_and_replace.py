s = "banana bandana"
print(s.find("an"), s.rfind("an"), s.find("an", 2), s.find("an", 2, 4), s.find("x"), s.index("nd"), s.rindex("a"), s.count("an"), s.count("ana"), s.count(""), s.count("a", 3, 8), "".count(""), "".find(""), "abc".find("", 3), "abc".find("", 4))
print(s.replace("an", "AN"), s.replace("an", "", 2), s.replace("", "-", 3), "aaa".replace("aa", "b"), "".replace("", "x"), "abc".replace("b", "b" * 3), "abc".replace("z", "y"), "aXa".replace("X", "\\"))
print(s.startswith("ban"), s.startswith(("x", "ban")), s.startswith("nan", 2), s.startswith("", 20), s.startswith("", 14), s.endswith("ana"), s.endswith(("a", "b")), s.endswith("dan", 0, 12), "".startswith(""), s.startswith(()))
print("prefix-name".removeprefix("prefix-"), "name.py".removesuffix(".py"), "abc".removeprefix("x"), "aa".removesuffix("a"))
print("ana" in s, "" in s, "nan" not in s, s.index("a", -3), s.find("b", 1, -1), s[-4:].find("a"))
t = str.maketrans("abc", "xyz", "n")
print(s.translate(t), "hello".translate({104: "H", 101: None, 108: "LL"}), "abc".translate({}), str.maketrans({"a": "1", "b": None}))
for bad in (lambda: s.index("zz"), lambda: s.rindex("zz"), lambda: s.find(1), lambda: s.replace("a"), lambda: s.count(None), lambda: s.startswith(["a"])):
    try:
        bad()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
