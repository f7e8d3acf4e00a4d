import socket

client = socket.socket()
client.connect(("127.0.0.1", 9000))
client.send(b"look, then take")
print(client.recv(4))
client.send(b"!")
client.shutdown(socket.SHUT_WR)
print(client.recv(4))
client.close()
