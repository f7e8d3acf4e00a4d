import socket
import struct


def recv_exactly(conn, n):
    data = b""
    while len(data) < n:
        part = conn.recv(n - len(data))
        if not part:
            raise ConnectionError("closed after %d of %d bytes" % (len(data), n))
        data += part
    return data


def recv_message(conn):
    (n,) = struct.unpack("!I", recv_exactly(conn, 4))
    return recv_exactly(conn, n)


server = socket.socket()
server.bind(("127.0.0.1", 9000))
server.listen(5)
conn, addr = server.accept()
try:
    while True:
        message = recv_message(conn)
        print(len(message), repr(message.decode("utf-8")))
except ConnectionError as e:
    print("ConnectionError:", e)
conn.close()
server.close()
