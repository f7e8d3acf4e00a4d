def shift(c, k):
    if not c.isalpha():
        return c
    base = ord("A") if c.isupper() else ord("a")
    return chr((ord(c) - base + k) % 26 + base)
def caesar(text, k):
    return "".join(shift(c, k) for c in text)
def xor(data, key):
    return bytes(b ^ key[i % len(key)] for i, b in enumerate(data))
secret = caesar("Hello, World!", 3)
print(secret, caesar(secret, -3), xor(b"attack", b"key").hex(), xor(xor(b"attack", b"key"), b"key"))
def rle(s):
    out, i = [], 0
    while i < len(s):
        j = i
        while j < len(s) and s[j] == s[i]:
            j += 1
        out.append((s[i], j - i))
        i = j
    return out
print(rle("aaabccd"), "".join(c * n for c, n in rle("aaabccd")))
print("".join(format(ord(c), "08b") for c in "Hi"), int("01001000", 2), [f"{b:02x}" for b in "é".encode()])
