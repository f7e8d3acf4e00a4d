import socket

sk = socket.socket(type=socket.SOCK_DGRAM)
for word in (b"one", b"a long message"):
    sk.sendto(word, ("127.0.0.1", 9000))
    print(sk.recv(1024))
sk.close()
