import socket

client = socket.socket()
client.connect(("127.0.0.1", 9000))
while True:
    data = client.recv(4)
    print(data)
    if not data:
        break
client.close()
