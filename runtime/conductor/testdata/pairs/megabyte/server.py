import hashlib
import socket

server = socket.socket()
server.bind(("127.0.0.1", 9000))
server.listen()
conn, addr = server.accept()
md5 = hashlib.md5()
size = 0
while True:
    data = conn.recv(8192)
    if not data:
        break
    size += len(data)
    md5.update(data)
print(size, md5.hexdigest())
conn.sendall(md5.hexdigest().encode())
conn.close()
server.close()
