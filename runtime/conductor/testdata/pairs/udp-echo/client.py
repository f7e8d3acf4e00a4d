import socket

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for text in ["hello", "收到", ""]:
    client.sendto(text.encode("utf-8"), ("127.0.0.1", 9000))
    data, addr = client.recvfrom(1024)
    print(data.decode("utf-8"), addr)
client.close()
