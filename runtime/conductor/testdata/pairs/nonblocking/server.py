import socket

server = socket.socket()
server.bind(("127.0.0.1", 9000))
server.listen()
server.setblocking(False)
print(server.getblocking(), server.gettimeout())
while True:
    try:
        conn, addr = server.accept()
        break
    except BlockingIOError as e:
        error = e
print("accepted")
conn.setblocking(False)
try:
    conn.recv(100)
except BlockingIOError as e:
    print(e.errno, e)
conn.setblocking(True)
conn.send(b"go")
conn.setblocking(False)
data = b""
while not data.endswith(b"."):
    try:
        data += conn.recv(4)
    except BlockingIOError:
        pass
print(data)
conn.close()
server.close()
