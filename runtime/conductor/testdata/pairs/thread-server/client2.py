import socket

sk = socket.create_connection(("127.0.0.1", 9000))
for word in (b"one", b"two"):
    sk.sendall(word)
sk.shutdown(socket.SHUT_WR)
print(sk.recv(100))
print(sk.recv(100))
sk.close()
