import socket

with socket.socket() as client:
    client.connect(("127.0.0.1", 9000))
    for word in (b"a", b"b"):
        client.sendall(word)
        print(client.recv(1024)[1:])
