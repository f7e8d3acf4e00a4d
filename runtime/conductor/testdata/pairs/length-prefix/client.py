import socket
import struct

client = socket.socket()
client.connect(("127.0.0.1", 9000))
for text in ["hello", "", "粘包", "x" * 30]:
    body = text.encode("utf-8")
    header = struct.pack("!I", len(body))
    print(header, len(body))
    client.send(header)
    client.send(body)
client.send(struct.pack("!I", 100) + b"cut off")
client.close()
