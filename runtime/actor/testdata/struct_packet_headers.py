import struct
def checksum(data):
    if len(data) % 2:
        data += b"\0"
    s = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while s >> 16:
        s = (s & 0xFFFF) + (s >> 16)
    return ~s & 0xFFFF
IP = struct.Struct("!BBHHHBBH4s4s")
def ip(src, dst, payload, ttl=64, proto=6, ident=1):
    def addr(a):
        return bytes(int(p) for p in a.split("."))
    head = IP.pack(0x45, 0, IP.size + len(payload), ident, 0x4000, ttl, proto, 0, addr(src), addr(dst))
    return head[:10] + struct.pack("!H", checksum(head)) + head[12:] + payload
def parse(packet):
    v, tos, total, ident, frag, ttl, proto, check, src, dst = IP.unpack_from(packet)
    return {"version": v >> 4, "header": (v & 15) * 4, "total": total, "df": bool(frag & 0x4000), "ttl": ttl, "proto": proto, "check": hex(check),
            "ok": checksum(packet[:20]) == 0, "src": ".".join(map(str, src)), "dst": ".".join(str(b) for b in dst), "data": packet[(v & 15) * 4:total]}
p = ip("10.0.0.1", "192.168.1.20", b"hello")
print(p.hex(" ", 4))
print(parse(p))
damaged = bytearray(p)
damaged[8] -= 1
print(parse(damaged)["ok"])
def tcp_flags(n):
    return ",".join(name for i, name in enumerate(("FIN", "SYN", "RST", "PSH", "ACK", "URG")) if n >> i & 1)
seg = struct.pack("!HHLLBBHHH", 40000, 80, 2 ** 32 - 1, 0, 5 << 4, 0x12, 65535, 0, 0)
sport, dport, seq, ack, off, flags, win, _, _ = struct.unpack("!HHLLBBHHH", seg)
print(len(seg), sport, dport, seq, ack, off >> 4, tcp_flags(flags), win, (seq + 1) % 2 ** 32)
def tlv(*items):
    return b"".join(struct.pack("!BH", t, len(v)) + v for t, v in items)
def untlv(data):
    i = 0
    while i < len(data):
        t, n = struct.unpack_from("!BH", data, i)
        i += 3
        if len(data) - i < n:
            raise ValueError(f"truncated at {i}: want {n}, have {len(data) - i}")
        yield t, data[i:i + n]
        i += n
wire = tlv((1, b"name"), (2, b""), (255, "收到".encode()))
print(wire, list(untlv(wire)))
try:
    list(untlv(wire[:-1]))
except ValueError as e:
    print(e)
