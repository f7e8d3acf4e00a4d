import socket

server = socket.socket()
server.bind(("127.0.0.1", 9000))
server.listen()
conn, addr = server.accept()
try:
    number = int(conn.recv(100))
finally:
    conn.close()
    print("closed")
print(number)
