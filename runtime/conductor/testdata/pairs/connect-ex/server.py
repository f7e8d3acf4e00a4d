import errno
import select
import socket

server = socket.socket()
server.bind(("127.0.0.1", 9000))
server.listen()
client = socket.socket()
print(client.connect_ex(("127.0.0.1", 9001)), errno.errorcode[111])
client.close()
client = socket.socket()
print(client.connect_ex(("127.0.0.1", 9000)))
conn, addr = server.accept()

client = socket.socket()
client.setblocking(False)
code = client.connect_ex(("127.0.0.1", 9000))
print(code, errno.errorcode[code])
r, w, x = select.select([], [client], [])
print(w == [client], client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
print(client.connect_ex(("127.0.0.1", 9000)) in (0, errno.EISCONN), client.getpeername())

client = socket.socket()
client.setblocking(False)
try:
    client.connect(("127.0.0.1", 9001))
except BlockingIOError as e:
    print(type(e).__name__, e)
r, w, x = select.select([], [client], [])
print(w == [client], errno.errorcode[client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)])
print(client.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR))
