import socket

server = socket.socket()
server.bind(("127.0.0.1", 9000))
server.listen(0)
conn, addr = server.accept()
print(conn.recv(0))
conn.send(b"")
conn.send(b"go")
print(conn.recv(100))
print(conn.recv(0))
print(conn.recv(100))
print(conn.recv(0))
conn.close()
