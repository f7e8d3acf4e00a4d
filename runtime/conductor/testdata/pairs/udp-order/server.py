import socket
import struct

server = socket.socket(type=socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 9000))
numbers = []
while len(numbers) < 60:
    data, addr = server.recvfrom(100)
    n, square = struct.unpack(">HI", data)
    assert square == n * n
    numbers.append(n)
print(numbers == list(range(60)), numbers[:5], numbers[-1])
server.sendto(b"all here", addr)
