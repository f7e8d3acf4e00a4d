b = b"GET /index.html HTTP/1.1\r\nHost: example\r\nLength: 5\r\n\r\nhello"
head, _, body = b.partition(b"\r\n\r\n")
first, *headers = head.split(b"\r\n")
method, path, version = first.split(b" ")
fields = dict(h.split(b": ", 1) for h in headers)
print(method, path.decode(), version, fields, body)
print(b[0], b[:3], b[-5:], b.find(b"\r\n"), b.count(b"\r\n"), b.startswith(b"GET"), b.index(b"/"))
print(body.upper(), body.replace(b"l", b"L"), body.hex(), bytes.fromhex("68 69"), b"-".join([b"a", b"b"]))
print(list(body), bytes([104, 105]), bytes(3), bytes("é", "utf-8"), "é".encode("latin-1"), b"\xff".decode("latin-1"))
print(b"a" + b"b", b"ab" * 2, b"a" < b"b", b"a" in b"cab", 97 in b"cab", b"" == bytes())
print(b"\x00\x01\xfe\xff'\"\\\n\t", repr(b"it's"), b"%d:%s" % (5, b"x"))
ba = bytearray(b"abc")
ba[0] = 65
ba.append(100)
ba.extend(b"ef")
del ba[1:3]
print(ba, len(ba), bytes(ba), ba == b"Adef")
for text, codec in ((b"\xff\xfe", "utf-8"), (b"\xe6\x94", "utf-8"), (b"\x80abc", "ascii")):
    try:
        text.decode(codec)
    except UnicodeDecodeError as e:
        print(e)
try:
    "é".encode("ascii")
except UnicodeEncodeError as e:
    print(e)
try:
    b"a" + "b"
except TypeError as e:
    print(e)
try:
    "a" + b"b"
except TypeError as e:
    print(e)
