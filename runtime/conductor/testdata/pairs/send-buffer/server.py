import socket

server = socket.socket()
server.bind(("127.0.0.1", 9000))
server.listen()
conn, addr = server.accept()
conn.setblocking(False)
sent = 0
try:
    while True:
        sent += conn.send(b"x" * 60000)
except BlockingIOError as e:
    print("full:", e)
conn.setblocking(True)
conn.send(b"!")
conn.shutdown(socket.SHUT_WR)
told = int(conn.recv(100))
print(told == sent + 1, sent > 60000)
conn.close()
server.close()
