import socket
import struct
import time

SINCE_1900 = 2208988800  # RFC 868 counts from 1900, time.time() from 1970

server = socket.socket()
server.bind(("127.0.0.1", 9000))
server.listen()
for _ in range(3):
    conn, addr = server.accept()
    conn.send(struct.pack("!I", int(time.time()) + SINCE_1900))
    conn.close()
server.close()
