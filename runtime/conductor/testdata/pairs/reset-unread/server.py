import socket

server = socket.socket()
server.bind(("127.0.0.1", 9000))
server.listen()
conn, addr = server.accept()
print("there is something to read:", conn.recv(1, socket.MSG_PEEK))
conn.close()
server.close()
