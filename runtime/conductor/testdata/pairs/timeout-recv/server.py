import socket

server = socket.socket()
server.bind(("127.0.0.1", 9000))
server.listen()
conn, addr = server.accept()
print(conn.recv(100))
conn.send(b"here I am")
print(conn.recv(100))
conn.close()
server.close()
