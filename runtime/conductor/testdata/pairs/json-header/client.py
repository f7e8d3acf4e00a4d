import hashlib
import json
import socket
import struct


def read(sk, n):
    data = bytearray()
    while len(data) < n:
        data += sk.recv(n - len(data))
    return bytes(data)


phone = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
phone.connect(("127.0.0.1", 9000))
phone.send(json.dumps({"cmd": "get", "args": ["a.bin", 1, None, True]}).encode("utf-8"))
header_size = struct.unpack("i", read(phone, 4))[0]
header = json.loads(read(phone, header_size).decode("utf-8"))
for key in sorted(header):
    print(key, "=", header[key])
total = header["file_size"]
received = 0
md5 = hashlib.md5()
while received < total:
    line = phone.recv(1024)
    md5.update(line)
    received += len(line)
print("total:", total, "received:", received)
print("same:", md5.hexdigest() == header["md5"])
phone.close()
