import socket


def serve(reuse):
    server = socket.socket()
    if reuse:
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    print("reuse:", server.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR))
    server.bind(("127.0.0.1", 9000))
    server.listen()
    conn, addr = server.accept()
    server.close()
    conn.send(b"bye")
    conn.close()
    print("served")


serve(True)
serve(True)
serve(False)
