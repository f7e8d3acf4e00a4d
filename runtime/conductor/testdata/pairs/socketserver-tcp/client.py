import socket

sk = socket.create_connection(("127.0.0.1", 9000))
sk.sendall(b"one")
print(sk.recv(1024))
sk.sendall(b"two")
print(sk.recv(1024))
sk.close()
