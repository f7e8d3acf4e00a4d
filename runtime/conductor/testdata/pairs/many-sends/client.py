import socket

client = socket.socket()
client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
client.connect(("127.0.0.1", 9000))
count = 0
for i in range(100):
    count += client.send(f"{i}\n".encode())
print("sent", count)
client.close()
