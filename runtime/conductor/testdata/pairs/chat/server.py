from socket import socket, AF_INET, SOCK_STREAM, SO_REUSEADDR, SOL_SOCKET

server = socket(AF_INET, SOCK_STREAM)
server.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
server.bind(("127.0.0.1", 9000))
server.listen(5)
conn, addr = server.accept()
while True:
    data = conn.recv(1024)
    if not data:
        break
    print("client says: %s" % data.decode("utf-8"))
    reply = input().strip()
    conn.send(bytes(reply, encoding="utf-8"))
    if reply == "q":
        break
conn.close()
server.close()
