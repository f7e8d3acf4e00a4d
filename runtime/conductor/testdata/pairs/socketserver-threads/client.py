import socket

sk = socket.create_connection(("127.0.0.1", 9000))
for word in ("one", "three", "eleven"):
    sk.sendall(word.encode())
    print(sk.recv(1024))
sk.close()
