class FakeSocket:
    def __init__(self, chunks):
        self.chunks = list(chunks)
        self.sent = b""
        self.closed = False
    def recv(self, n):
        if self.closed:
            raise OSError(9, "Bad file descriptor")
        if not self.chunks:
            return b""
        c = self.chunks.pop(0)
        if len(c) > n:
            self.chunks.insert(0, c[n:])
            c = c[:n]
        return c
    def sendall(self, data):
        self.sent += data
    def close(self):
        self.closed = True
conn = FakeSocket([b"hello ", b"wor", b"ld"])
total = b""
while True:
    data = conn.recv(4)
    if not data:
        break
    total += data
    print(len(data), data)
print(total, total.decode().split())
conn.close()
try:
    conn.recv(1)
except OSError as e:
    print(type(e).__name__, e.errno, e.strerror, e)
