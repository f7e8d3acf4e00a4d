def to_int(ip):
    a, b, c, d = (int(p) for p in ip.split("."))
    return a << 24 | b << 16 | c << 8 | d
def to_ip(n):
    return ".".join(str(n >> s & 255) for s in (24, 16, 8, 0))
def network(cidr):
    ip, bits = cidr.split("/")
    mask = (0xffffffff << (32 - int(bits))) & 0xffffffff
    return to_int(ip) & mask, mask, int(bits)
table = [("0.0.0.0/0", "gw"), ("10.0.0.0/8", "a"), ("10.1.0.0/16", "b"), ("10.1.2.3/32", "c")]
def route(ip):
    best = None
    for cidr, via in table:
        net, mask, bits = network(cidr)
        if to_int(ip) & mask == net and (best is None or bits > best[0]):
            best = bits, via, cidr
    return best
for ip in ("8.8.8.8", "10.2.3.4", "10.1.9.9", "10.1.2.3"):
    print(f"{ip:>10} {route(ip)}")
print(to_ip(to_int("192.168.1.7")), [to_ip(n) for n in range(to_int("10.0.0.254"), to_int("10.0.1.1"))])
