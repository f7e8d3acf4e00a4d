import socket

client = socket.socket()
client.connect(("127.0.0.1", 9000))
print(client.recv(10))
for word in ("one ", "two ", "three."):
    client.send(word.encode())
print(client.recv(10))
client.close()
