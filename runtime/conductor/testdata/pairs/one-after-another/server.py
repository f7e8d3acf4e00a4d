import socket

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(("127.0.0.1", 9000))
server.listen(5)
for number in (1, 2):
    conn, addr = server.accept()
    print("client", number)
    with conn:
        while True:
            data = conn.recv(1024)
            if not data:
                break
            print(data)
            conn.sendall(str(number).encode() + data)
    print("client", number, "left")
server.close()
