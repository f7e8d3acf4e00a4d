import socket

sk = socket.create_connection(("127.0.0.1", 9000))
sk.sendall(b"three")
print(sk.recv(1024))
sk.sendall(b"four")
print(sk.recv(1024))
sk.close()
