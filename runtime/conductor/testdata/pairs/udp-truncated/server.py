import socket

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 9000))
print(server.recvfrom(4)[0])
print(server.recvfrom(4)[0])
print(server.recvfrom(4, socket.MSG_PEEK)[0])
print(server.recv(100))
print(server.recvfrom(0)[0])
print(server.recvfrom(100)[0])
