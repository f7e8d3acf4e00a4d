import socket

server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
server.bind(("127.0.0.1", 9000))
while True:
    data, addr = server.recvfrom(1024)
    print(data, addr[0], type(addr).__name__, len(addr))
    print("answered with", server.sendto(data.upper(), addr), "bytes")
    if not data:
        break
server.close()
