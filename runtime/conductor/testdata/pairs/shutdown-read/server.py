import socket

server = socket.socket()
server.bind(("127.0.0.1", 9000))
server.listen()
conn, addr = server.accept()
conn.shutdown(socket.SHUT_RD)
print(conn.recv(10))
print(conn.send(b"still talking"))
conn.shutdown(socket.SHUT_WR)
try:
    conn.send(b"no more")
except OSError as e:
    print(type(e).__name__, e)
conn.close()
server.close()
