import hashlib
import hmac
import socket

for secret in (b"linhaifeng bang bang bang", b"a guess"):
    client = socket.socket()
    client.connect(("127.0.0.1", 9000))
    msg = client.recv(32)
    h = hmac.new(secret, digestmod=hashlib.md5)
    h.update(msg)
    client.sendall(h.digest())
    print(len(msg), client.recv(1024).decode("utf-8"))
    client.close()
print(hmac.new(b"key", b"The quick brown fox", "sha256").hexdigest())
