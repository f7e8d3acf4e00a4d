import socket

client = socket.socket()
client.connect(("127.0.0.1", 9000))
client.send("十二 apples".encode("utf-8"))
answer = client.recv(100)
print(answer)
print(answer[0])
