import socket

server = socket.socket()
server.bind(("127.0.0.1", 9000))
server.listen(1)
conn, addr = server.accept()
total = 0
while True:
    data = conn.recv(16)
    if data == b"":
        break
    total += len(data)
print("received", total, "bytes, then the end")
conn.sendall(b"you sent %d bytes" % total)
conn.sendall(b", thank you")
conn.close()
server.close()
