import socket

client = socket.socket()
client.connect(("127.0.0.1", 9000))
for word in ("alpha", "beta", "gamma"):
    client.send(word.encode())
    print(client.recv(100))
client.close()
