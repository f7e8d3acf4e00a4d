import socket
import struct

sk = socket.socket()
for level, name in [(socket.SOL_SOCKET, socket.SO_REUSEADDR), (socket.SOL_SOCKET, socket.SO_KEEPALIVE),
                    (socket.IPPROTO_TCP, socket.TCP_NODELAY)]:
    before = sk.getsockopt(level, name)
    sk.setsockopt(level, name, 1)
    print(before, sk.getsockopt(level, name))
    sk.setsockopt(level, name, 0)
    print(sk.getsockopt(level, name))
print(sk.getsockopt(socket.SOL_SOCKET, socket.SO_TYPE) == socket.SOCK_STREAM)
sk.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8192)
sk.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 16384)
print(sk.getsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF), sk.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF))
sk.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 5))
print(struct.unpack("ii", sk.getsockopt(socket.SOL_SOCKET, socket.SO_LINGER, 8)))
sk.close()
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
print(u.getsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST))
u.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
print(u.getsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST))
