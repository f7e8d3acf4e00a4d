import socket

server = socket.socket()
server.bind(("127.0.0.1", 9000))
server.listen()
conn, addr = server.accept()
print(conn.recv(100))
conn.send(b"ok")
try:
    print(conn.recv(100))
except ConnectionResetError as e:
    print(type(e).__name__, e.errno, e)
try:
    conn.send(b"are you there?")
except BrokenPipeError as e:
    print(type(e).__name__, e.errno, e)
print(conn.recv(100))
conn.close()
server.close()
