def pack(n):
    return bytes([n >> 24 & 255, n >> 16 & 255, n >> 8 & 255, n & 255])
def unpack(b):
    n = 0
    for x in b:
        n = n << 8 | x
    return n
def frame(text):
    body = text.encode()
    return pack(len(body)) + body
class Stream:
    def __init__(self, data, step):
        self.data, self.step = data, step
    def recv(self, n):
        n = min(n, self.step)
        out, self.data = self.data[:n], self.data[n:]
        return out
def read_exact(s, n):
    buf = bytearray()
    while len(buf) < n:
        part = s.recv(n - len(buf))
        if not part:
            raise EOFError(f"wanted {n}, got {len(buf)}")
        buf += part
    return bytes(buf)
def read_message(s):
    return read_exact(s, unpack(read_exact(s, 4))).decode("utf-8")
wire = b"".join(frame(t) for t in ["hello", "", "收到", "x" * 20])
print(len(wire), wire[:9])
for step in (1, 3, 1000):
    s = Stream(wire + b"\x00\x00", step)
    got = []
    try:
        while True:
            got.append(read_message(s))
    except EOFError as e:
        print(step, got, e)
