import socket
import time

server = socket.socket()
server.bind(("127.0.0.1", 9000))
server.listen()
conn, addr = server.accept()
for beat in range(3):
    conn.send(b"tick")
    conn.recv(3)
    time.sleep(0.02)
conn.close()
server.close()
print("slept")
