class Conn:
    def __init__(self, lines):
        self.lines = lines
    def __enter__(self):
        print("open")
        return self
    def __exit__(self, kind, value, tb):
        print("close", kind.__name__ if kind else None, value)
        return False
    def recv(self, n):
        return self.lines.pop(0) if self.lines else b""
    def send(self, b):
        print("->", b)
        return len(b)
def serve(conn):
    with conn:
        while True:
            data = conn.recv(1024)
            if not data:
                break
            if data == b"crash":
                raise ConnectionResetError(104, "Connection reset by peer")
            conn.send(data.upper())
for script in ([b"a", b"b"], [b"x", b"crash", b"y"]):
    try:
        serve(Conn(script))
        print("served")
    except ConnectionResetError as e:
        print("failed:", e)
    finally:
        print("--")
