import socket

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.connect(("127.0.0.1", 9000))
print(client.getpeername())
print(client.send(b"is anybody there?"))
try:
    client.recv(100)
except ConnectionRefusedError as e:
    print(e)
client.settimeout(0.1)
try:
    client.recv(100)
except TimeoutError as e:
    print(e)
client.close()

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
client.sendto(b"and here?", ("127.0.0.1", 9000))
client.settimeout(0.1)
client.recvfrom(100)
