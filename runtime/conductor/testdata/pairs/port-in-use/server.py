import errno
import socket

first = socket.socket()
first.bind(("127.0.0.1", 9000))
first.listen()
second = socket.socket()
try:
    second.bind(("127.0.0.1", 9000))
except OSError as e:
    print(type(e), e.errno == errno.EADDRINUSE)
    print(e)
second.bind(("127.0.0.1", 9001))
second.listen()
print("another port is fine")
third = socket.socket()
third.bind(("127.0.0.1", 9001))
