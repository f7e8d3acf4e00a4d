import socket

client = socket.socket()
client.connect(("127.0.0.1", 9000))
for i in range(10):
    client.sendall(b"x" * i)
client.shutdown(socket.SHUT_WR)
try:
    client.send(b"more")
except BrokenPipeError as e:
    print(e)
answer = b""
while True:
    part = client.recv(5)
    if not part:
        break
    answer += part
print(answer)
client.close()
