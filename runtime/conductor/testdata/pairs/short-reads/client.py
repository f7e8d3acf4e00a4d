import socket

client = socket.socket()
client.connect(("127.0.0.1", 9000))
client.send(b"0123456789")
print(client.recv(4))
for piece in (b"abc", b"defgh", b"i", b"jklmnopqrst"):
    client.send(piece)
client.close()
