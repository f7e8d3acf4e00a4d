for w in (0, 3, 6, 7, -2):
    print([("ab".center(w), "ab".center(w, "*"), "abc".center(w, "."), "ab".ljust(w, "-"), "ab".rjust(w, "-"), "-5".zfill(w), "+x".zfill(w), "".zfill(w))])
print(repr("  x \t\n".strip()), repr("  x ".lstrip()), repr("  x ".rstrip()), "xxaxx".strip("x"), "abcXcba".strip("abc"), "[(x)]".strip("[]()"), "aaa".strip("a"), "a b".strip("b"), "\u3000x\xa0".strip(), "xyx".lstrip("x"), "xyx".rstrip("yx"))
print("é".center(5, "·"), len("é".center(5)), "日本".ljust(4, "x"), "a" * 3 + "b" * 0, "ab" * -1, 2 * "xy")
table = [("name", "size"), ("a.txt", 5), ("long-name.bin", 12345)]
for a, b in table:
    print(str(a).ljust(15) + str(b).rjust(8) + "|")
