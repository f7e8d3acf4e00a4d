import socket

server = socket.socket()
server.bind(("127.0.0.1", 9000))
server.listen(1)
conn, _ = server.accept()
conn.recv(10, socket.MSG_PEEK)
for _ in range(4):
    part = conn.recv(3)
    print(len(part), part)
conn.send(b"next")
need, have = 20, b""
while len(have) < need:
    part = conn.recv(need - len(have))
    if not part:
        break
    have += part
print(have)
print(conn.recv(1))
conn.close()
server.close()
