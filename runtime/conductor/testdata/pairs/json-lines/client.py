import json
import socket

calls = [
    ("add", [1, 2]), ("mul", ["ab", 3]), ("div", [1, 3]), ("div", [1, 0]), ("pow", [2, 100]),
    ("sub", [1, 2]), ("add", [1]), ("add", [[1], [2.5]]),
]
client = socket.socket()
client.connect(("127.0.0.1", 9000))
for i, (op, args) in enumerate(calls, 1):
    client.send(json.dumps({"id": i, "op": op, "args": args}).encode())
    client.send(b"\n")
client.send(b"{not json}\n")
client.shutdown(socket.SHUT_WR)
answers = b""
while True:
    data = client.recv(4096)
    if not data:
        break
    answers += data
for line in answers.decode().splitlines():
    print(json.loads(line))
client.close()
