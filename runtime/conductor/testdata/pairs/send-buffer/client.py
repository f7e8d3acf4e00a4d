import socket

client = socket.socket()
client.connect(("127.0.0.1", 9000))
client.recv(1, socket.MSG_PEEK)
total = 0
while True:
    data = client.recv(65536)
    if not data:
        break
    total += len(data)
    last = data[-1:]
print(last)
client.send(str(total).encode())
print(client.recv(10))
client.close()
