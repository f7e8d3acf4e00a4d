import socket

client = socket.socket()
client.connect(("127.0.0.1", 9000))
print(client.recv(10), client.recv(10))
client.close()
while True:
    client = socket.socket()
    if client.connect_ex(("127.0.0.1", 9000)) == 0:
        break
    client.close()
print(client.recv(10), client.recv(10))
client.close()
