import socket

sk = socket.create_connection(("127.0.0.1", 9000))
sk.sendall(b"10\n0123")
sk.sendall(b"456789")
print(sk.recv(100))
sk.sendall("second line\nthird\n收到\nno end".encode())
sk.shutdown(socket.SHUT_WR)
got = b""
while True:
    data = sk.recv(4)
    if not data:
        break
    got += data
print(got)
sk.close()
