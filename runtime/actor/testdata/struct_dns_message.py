import struct
def name(n):
    return b"".join(bytes([len(p)]) + p.encode() for p in n.split(".") if p) + b"\0"
def query(n, qtype=1, ident=0x1234):
    return struct.pack("!6H", ident, 0x0100, 1, 0, 0, 0) + name(n) + struct.pack("!HH", qtype, 1)
def read_name(msg, at, depth=0):
    if depth > 5:
        raise ValueError("circle of pointers")
    parts = []
    while True:
        n = msg[at]
        if n & 0xC0 == 0xC0:
            (pointer,) = struct.unpack_from("!H", msg, at)
            rest, _ = read_name(msg, pointer & 0x3FFF, depth + 1)
            return ".".join([*parts, rest]), at + 2
        if n == 0:
            return ".".join(parts), at + 1
        parts.append(msg[at + 1:at + 1 + n].decode("ascii"))
        at += 1 + n
def answer(q, *addresses, ttl=300):
    ident, flags, n, *_ = struct.unpack_from("!6H", q)
    out = struct.pack("!6H", ident, flags | 0x8080, n, len(addresses), 0, 0) + q[12:]
    for a in addresses:
        out += struct.pack("!HHHIH4s", 0xC00C, 1, 1, ttl, 4, bytes(map(int, a.split("."))))
    return out
def parse(msg):
    ident, flags, qs, ans, _, _ = struct.unpack_from("!6H", msg)
    at, out = 12, {"id": hex(ident), "response": flags >> 15 & 1, "rcode": flags & 15}
    for _ in range(qs):
        n, at = read_name(msg, at)
        qtype, cls = struct.unpack_from("!HH", msg, at)
        at += 4
        out["question"] = (n, qtype, cls)
    for _ in range(ans):
        n, at = read_name(msg, at)
        rtype, cls, ttl, size = struct.unpack_from("!HHIH", msg, at)
        at += 10
        out.setdefault("answers", []).append((n, ttl, ".".join(str(b) for b in msg[at:at + size])))
        at += size
    return out
q = query("www.example.com")
print(q)
print(parse(q))
print(parse(answer(q, "10.0.0.1", "10.0.0.2")))
loop = query("a.b")[:12] + b"\xc0\x0c" + struct.pack("!HH", 1, 1)
for bad in (loop, q[:20], b"\0" * 5, query("x")[:13] + b"\xff"):
    try:
        print(parse(bad))
    except (ValueError, IndexError, struct.error, UnicodeDecodeError) as e:
        print(type(e).__name__, e)
