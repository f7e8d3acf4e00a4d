import select
import socket

server = socket.socket()
server.setblocking(False)
server.bind(("127.0.0.1", 9000))
server.listen()
inputs = [server]
lines = []
gone = 0
while gone < 2:
    readable, writable, exceptional = select.select(inputs, [], inputs)
    for sk in readable:
        if sk is server:
            conn, addr = sk.accept()
            conn.setblocking(False)
            inputs.append(conn)
            continue
        data = sk.recv(1024)
        if data:
            lines.append(data.decode())
            sk.send(data[::-1])
        else:
            inputs.remove(sk)
            sk.close()
            gone += 1
print(writable, exceptional, len(inputs))
for line in sorted(lines):
    print(line)
