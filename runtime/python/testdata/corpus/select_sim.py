class Sock:
    def __init__(self, fd, script):
        self.fd, self.script = fd, script
    def fileno(self):
        return self.fd
    def ready(self, now):
        return bool(self.script) and self.script[0][0] <= now
    def recv(self):
        return self.script.pop(0)[1]
def select(socks, now):
    return [s for s in socks if s.ready(now)]
socks = [Sock(3, [(0, "a"), (2, "b")]), Sock(4, [(1, "c"), (1, None)])]
now, seen = 0, {}
while socks and now < 5:
    for s in select(socks, now):
        data = s.recv()
        if data is None:
            socks.remove(s)
            print(now, s.fileno(), "closed")
        else:
            seen.setdefault(s.fileno(), []).append(data)
            print(now, s.fileno(), data)
    now += 1
print(seen, [s.fd for s in socks])
