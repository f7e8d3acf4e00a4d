import hashlib
import json
import socket
import struct

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.bind(("127.0.0.1", 9000))
server.listen(5)
conn, client_addr = server.accept()

content = bytes(range(256)) * 20
header_dic = {
    "filename": "a.bin",
    "md5": hashlib.md5(content).hexdigest(),
    "file_size": len(content),
    "说明": "二进制",
}
request = json.loads(conn.recv(8096).decode("utf-8"))
print(request["cmd"], request["args"])
header_bytes = json.dumps(header_dic).encode("utf-8")
print(len(header_bytes))
conn.send(struct.pack("i", len(header_bytes)))
conn.send(header_bytes)
sent = 0
while sent < len(content):
    sent += conn.send(content[sent:sent + 700])
print("sent", sent)
conn.close()
server.close()
