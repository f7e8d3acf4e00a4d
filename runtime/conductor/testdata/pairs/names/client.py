import socket

client = socket.socket()
client.bind(("127.0.0.1", 9500))
client.connect(("127.0.0.1", 9000))
print(client.getsockname(), client.getpeername())
print(client.recv(100))
client.send(str(client.getsockname()).encode())
client.shutdown(socket.SHUT_WR)
print(client.recv(100))
client.close()
