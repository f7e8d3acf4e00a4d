import socket

client = socket.socket()
client.connect(("127.0.0.1", 9000))
client.send(b"bob")
print(client.recv(100))
client.send(b"hi ann")
client.close()
