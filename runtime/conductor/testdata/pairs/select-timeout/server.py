import select
import socket

server = socket.socket()
server.bind(("127.0.0.1", 9000))
server.listen()
print(select.select([server], [], [], 0))
print(select.select([server], [], [], 0.1))
client = socket.socket()
client.connect(("127.0.0.1", 9000))
r, w, x = select.select([server, client], [client], [])
print([s is server for s in r] in ([], [True]), [s is client for s in w], x)
conn, addr = server.accept()
r, w, x = select.select([conn], [conn], [conn], 1)
print(len(r), len(w), len(x))
client.send(b"news")
r, w, x = select.select([conn], [], [])
print(r == [conn], conn.recv(10))
client.close()
r, w, x = select.select([conn.fileno()], [], [])
print(r == [conn.fileno()], conn.recv(10))
conn.close()
print(conn.fileno())
try:
    select.select([conn], [], [], 0)
except ValueError as e:
    print("ValueError:", e)
