import errno
import socket

client = socket.socket()
try:
    client.connect(("127.0.0.1", 9001))
except ConnectionRefusedError as e:
    print(e)
    print(e.errno == errno.ECONNREFUSED, e.errno, e.strerror, e.args)
    print(isinstance(e, ConnectionError), isinstance(e, OSError), type(e))
client.close()

client = socket.socket()
client.connect(("127.0.0.1", 9000))
