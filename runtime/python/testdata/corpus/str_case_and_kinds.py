for t in ["", "hello world", "HELLO", "Hello World", "hELLO wORLD's 2nd", "straße", "ÀÉÎ õ", "привет МИР", "abc123", "123", "٣٤", "１２", "a_b", "_x1", "x y", "\t\n", "日本", "A", "é", "Ⅷ", "ª", "Ǆ", "x̂"]:
    print(repr(t), t.upper(), t.lower(), t.title(), t.capitalize(), t.swapcase(), "".join("01"[b] for b in (t.isalpha(), t.isalnum(), t.isdecimal(), t.isspace(), t.isupper(), t.islower(), t.isascii())))
print("they're bill's friends".title(), "x-ray 3d".title(), "ALREADY UP".capitalize(), "mIxEd".swapcase().swapcase())
print("ß".upper(), "ß".title(), "İ".lower() == "i̇", "ŉ" == "ŉ", "ﬃ" > "a")
print(sorted(["b", "A", "a", "B", "ä", "Z", "1"]), sorted(["b", "A", "a", "B"], key=str.lower), max("Zebra", "apple"), min("abc"), "a" < "b" < "ba", "Z" < "a", "" < "a", "10" < "9")
