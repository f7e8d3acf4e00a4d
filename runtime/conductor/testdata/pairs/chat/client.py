from socket import socket, AF_INET, SOCK_STREAM

client = socket(AF_INET, SOCK_STREAM)
client.connect(("127.0.0.1", 9000))
while True:
    msg = input().strip()
    if not msg:
        continue
    client.send(msg.encode("utf-8"))
    data = client.recv(1024)
    print("server says: {}".format(data.decode("utf-8")))
    if data == b"q":
        break
client.close()
print("over")
