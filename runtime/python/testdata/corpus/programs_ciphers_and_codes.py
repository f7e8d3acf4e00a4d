def caesar(t, k):
    return "".join(shift(c, k) for c in t)
def shift(c, k):
    for base in (65, 97):
        if base <= ord(c) < base + 26:
            return chr((ord(c) - base + k) % 26 + base)
    return c
print(caesar("Hello, World!", 3), caesar(caesar("Attack at dawn", 5), -5))
alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
def b64(data):
    out = []
    for i in range(0, len(data), 3):
        block = data[i:i + 3]
        n = int.from_bytes(block + bytes(3 - len(block)), "big")
        text = "".join(alphabet[n >> s & 63] for s in (18, 12, 6, 0))
        out.append(text[:len(block) + 1] + "=" * (3 - len(block)))
    return "".join(out)
def unb64(text):
    n = 0
    for c in text.rstrip("="):
        n = n << 6 | alphabet.index(c)
    pad = text.count("=")
    return (n >> (2 * pad)).to_bytes(len(text) // 4 * 3 - pad, "big") if text else b""
for t in (b"", b"f", b"fo", b"foo", b"\xff\x00\xfe\x01"):
    print(t, b64(t), unb64(b64(t)) == t)
def crc32(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xEDB88320 & -(crc & 1))
    return crc ^ 0xFFFFFFFF
print(f"{crc32(b'123456789'):08x}", hex(crc32(b"")))
def adler(data):
    a, b = 1, 0
    for x in data:
        a = (a + x) % 65521
        b = (b + a) % 65521
    return b << 16 | a
print(hex(adler(b"Wikipedia")))
def rle(s):
    out = []
    for c in s:
        if out and out[-1][0] == c:
            out[-1][1] += 1
        else:
            out.append([c, 1])
    return "".join(f"{n if n > 1 else ''}{c}" for c, n in out)
print(rle("aaabccddddde"), rle(""))
def huffman(text):
    heap = sorted((text.count(c), i, c) for i, c in enumerate(sorted(set(text))))
    n = len(heap)
    while len(heap) > 1:
        (f1, _, a), (f2, _, b), *heap = heap
        heap.append((f1 + f2, n, (a, b)))
        n += 1
        heap.sort(key=lambda h: h[:2])
    codes = {}
    def walk(t, prefix):
        if isinstance(t, str):
            codes[t] = prefix or "0"
        else:
            walk(t[0], prefix + "0")
            walk(t[1], prefix + "1")
    walk(heap[0][2], "")
    return codes
codes = huffman("abracadabra")
print(codes, "".join(codes[c] for c in "abracadabra"))
p, q, e = 61, 53, 17
d = pow(e, -1, (p - 1) * (q - 1))
print(d, [pow(pow(ord(c), e, p * q), d, p * q) for c in "RSA"], bytes(a ^ b for a, b in zip(b"secret", b"keykey")).hex())
morse = {"s": "...", "o": "---"}
print(" ".join(morse[c] for c in "sos"), bin(0b1011 ^ 0b1110), sum(bin(b).count("1") for b in b"parity") % 2)
