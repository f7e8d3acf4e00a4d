import socket
import time

client = socket.socket()
client.connect(("127.0.0.1", 9000))
client.settimeout(600)
start = time.monotonic()
beats = 0
while True:
    data = client.recv(4)
    if not data:
        break
    beats += 1
    client.send(b"ack")
print(beats, "beats", time.monotonic() - start >= 0.06)
