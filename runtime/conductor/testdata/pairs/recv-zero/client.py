import socket

client = socket.socket()
client.connect(("127.0.0.1", 9000))
print(client.recv(10))
print(client.send(b""), client.sendall(b""))
client.send(b"data")
client.close()
