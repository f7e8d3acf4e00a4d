import socket

server = socket.socket()
server.bind(("127.0.0.1", 9000))
server.listen()
conn, addr = server.accept()
everything = b""
while True:
    data = conn.recv(7)
    if not data:
        break
    everything += data
lines = everything.decode().split("\n")
print(len(everything), len(lines))
print(lines[0], lines[1], lines[-2], repr(lines[-1]))
print(sum(int(n) for n in lines if n))
conn.close()
server.close()
