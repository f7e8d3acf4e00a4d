import socket
import struct

client = socket.socket(type=socket.SOCK_DGRAM)
client.connect(("127.0.0.1", 9000))
for n in range(60):
    client.send(struct.pack(">HI", n, n ** 2))
print(client.recv(100))
