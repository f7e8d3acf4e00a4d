import socket
import struct

client = socket.socket()
client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
client.connect(("127.0.0.1", 9000))
client.send(b"hello")
print(client.recv(100))
client.close()
print("closed")
