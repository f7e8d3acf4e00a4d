import socket

client = socket.socket()
client.connect(("127.0.0.1", 9000))
client.settimeout(0.1)
for attempt in range(3):
    try:
        client.recv(100)
    except TimeoutError:
        print("no answer yet,", attempt)
client.settimeout(None)
client.send(b"where are you?")
print(client.recv(100))
client.close()
