import socket

client = socket.socket()
client.connect(("127.0.0.1", 9000))
try:
    while True:
        line = input(">>> ")
        if line == "q":
            break
        client.sendall(line.encode())
        print("<<<", client.recv(1024).decode())
except EOFError:
    print("no more input")
finally:
    client.close()
