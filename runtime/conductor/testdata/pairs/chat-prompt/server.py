import socket

server = socket.socket()
server.bind(("127.0.0.1", 9000))
server.listen()
conn, addr = server.accept()
with conn:
    while True:
        data = conn.recv(1024)
        if not data:
            break
        answer = input(f"{data.decode()}? ")
        conn.sendall(answer.encode())
print("the client has gone")
