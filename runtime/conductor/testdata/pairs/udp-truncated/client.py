import socket

client = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for text in (b"0123456789", b"ab", b"a whole datagram", b"lost", b"the last"):
    client.sendto(text, ("127.0.0.1", 9000))
print("sent")
