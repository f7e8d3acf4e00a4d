import socket

for word in (b"hello", b"refused", b"fail"):
    sk = socket.create_connection(("127.0.0.1", 9000))
    try:
        sk.sendall(word)
        data = sk.recv(1024)
    except OSError:
        data = b""
    print(word, data)
    sk.close()
