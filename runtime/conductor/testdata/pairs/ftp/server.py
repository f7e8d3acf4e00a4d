import hashlib
import json
import socket
import struct

USERS = {"egon": hashlib.sha256(b"123").hexdigest()}


class Server:
    max_packet_size = 8192
    encoding = "utf-8"

    def __init__(self, address):
        self.files = {"a.txt": b"first line\nsecond line\n", "b.bin": bytes(range(200))}
        self.user = None
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.socket.bind(address)
        self.socket.listen(5)

    def run(self):
        self.conn, self.client_addr = self.socket.accept()
        with self.conn:
            while True:
                head = self.read(4)
                if not head:
                    break
                request = json.loads(self.read(struct.unpack("!i", head)[0]).decode(self.encoding))
                handler = self.handlers().get(request["cmd"])
                if handler is None:
                    self.reply(500, "unknown command: " + request["cmd"])
                    continue
                handler(request)
        self.socket.close()

    def handlers(self):
        return {"login": self.login, "list": self.list, "get": self.get, "put": self.put}

    def read(self, n):
        data = b""
        while len(data) < n:
            part = self.conn.recv(min(n - len(data), self.max_packet_size))
            if not part:
                return b""
            data += part
        return data

    def reply(self, code, text, **more):
        more["code"] = code
        more["text"] = text
        print(code, text)
        body = json.dumps(more, sort_keys=True).encode(self.encoding)
        self.conn.sendall(struct.pack("!i", len(body)) + body)

    def login(self, request):
        digest = hashlib.sha256(request["password"].encode(self.encoding)).hexdigest()
        if USERS.get(request["user"]) != digest:
            self.reply(530, "wrong name or password")
            return
        self.user = request["user"]
        self.reply(230, "welcome " + self.user)

    def list(self, request):
        if self.user is None:
            self.reply(530, "log in first")
            return
        self.reply(226, "files", files={name: len(data) for name, data in self.files.items()})

    def get(self, request):
        data = self.files.get(request["name"])
        if data is None:
            self.reply(550, "no such file")
            return
        self.reply(150, "here it comes", size=len(data), md5=hashlib.md5(data).hexdigest())
        self.conn.sendall(data)

    def put(self, request):
        data = self.read(request["size"])
        self.files[request["name"]] = data
        self.reply(226, f"stored {len(data)} bytes", md5=hashlib.md5(data).hexdigest())


if __name__ == "__main__":
    Server(("127.0.0.1", 9000)).run()
