import socket

server = socket.socket()
server.bind(("127.0.0.1", 9000))
server.listen()
conn, addr = server.accept()
data = b"?"
while data:
    data = conn.recv(3)
    if len(data) not in (0, 3):
        print("a short read")
for _ in range(3):
    print(conn.recv(100))
conn.close()
server.close()
