import socket

server = socket.socket()
server.bind(("127.0.0.1", 9000))
server.listen()
conn, addr = server.accept()
print(conn.recv(10))
conn.send(b"done")
conn.close()
server.close()
