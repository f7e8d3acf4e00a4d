import hashlib
import json
import socket
import struct


def read(n):
    data = b""
    while len(data) < n:
        data += client.recv(n - len(data))
    return data


def ask(cmd, **args):
    args["cmd"] = cmd
    body = json.dumps(args).encode("utf-8")
    client.send(struct.pack("!i", len(body)))
    client.send(body)
    if "data" not in args and cmd == "put":
        client.send(upload)
    size, = struct.unpack("!i", read(4))
    return json.loads(read(size))


upload = "三行\n".encode("utf-8") * 3
client = socket.socket()
client.connect(("127.0.0.1", 9000))
print(ask("list"))
print(ask("login", user="egon", password="12"))
print(ask("login", user="egon", password="123"))
print(ask("list"))
answer = ask("get", name="b.bin")
data = read(answer["size"])
print(answer["size"], hashlib.md5(data).hexdigest() == answer["md5"])
print(ask("get", name="nothing"))
print(ask("put", name="c.txt", size=len(upload)))
print(ask("list")["files"])
print(ask("delete"))
client.close()
