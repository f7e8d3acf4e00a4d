import hashlib
import socket

data = b"0123456789abcdef" * 65536
client = socket.socket()
client.connect(("127.0.0.1", 9000))
print(len(data))
print(client.sendall(data))
client.shutdown(socket.SHUT_WR)
digest = client.recv(100).decode()
print(digest == hashlib.md5(data).hexdigest(), digest)
client.close()
