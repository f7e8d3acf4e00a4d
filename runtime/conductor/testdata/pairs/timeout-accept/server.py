import socket

server = socket.socket()
server.bind(("127.0.0.1", 9000))
server.listen()
print(server.gettimeout())
server.settimeout(0.2)
print(server.gettimeout())
try:
    server.accept()
except socket.timeout as e:
    print(e, e.errno, e.args, type(e).__name__, isinstance(e, OSError))
try:
    server.accept()
except TimeoutError as e:
    print("TimeoutError:", e)
server.settimeout(None)
client = socket.socket()
client.settimeout(500)
client.connect(("127.0.0.1", 9000))
conn, addr = server.accept()
print(conn.gettimeout(), client.gettimeout())
conn.settimeout(0.1)
print(conn.recv(10))
