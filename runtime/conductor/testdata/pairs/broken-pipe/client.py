import socket
import time

client = socket.socket()
client.connect(("127.0.0.1", 9000))
print(client.recv(100))
print(client.send(b"first"), "bytes: nobody has said no yet")
while True:
    time.sleep(0.05)
    client.send(b"again")
