import hmac
import os
import socket

SECRET = b"linhaifeng bang bang bang"


def conn_auth(conn):
    msg = os.urandom(32)
    conn.sendall(msg)
    digest = hmac.new(SECRET, msg, "md5").digest()
    response = conn.recv(len(digest))
    return hmac.compare_digest(response, digest)


server = socket.socket()
server.bind(("127.0.0.1", 9000))
server.listen(5)
for _ in range(2):
    conn, addr = server.accept()
    if conn_auth(conn):
        print("welcome")
        conn.sendall(b"welcome")
    else:
        print("not you")
        conn.sendall(b"go away")
    conn.close()
server.close()
