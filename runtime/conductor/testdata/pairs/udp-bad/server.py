import socket

sk = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sk.setblocking(False)


def attempt(what, f):
    try:
        print(what, "->", f())
    except OSError as e:
        print(what, "->", type(e).__name__, e)
    except (TypeError, OverflowError, ValueError) as e:
        print(what, "->", type(e).__name__, e)


attempt("listen", lambda: sk.listen())
attempt("accept", lambda: sk.accept())
attempt("getpeername", lambda: sk.getpeername())
attempt("bind", lambda: sk.bind(("127.0.0.1", 9000)))
attempt("bind twice", lambda: sk.bind(("127.0.0.1", 9001)))
attempt("recvfrom, nothing there", lambda: sk.recvfrom(10))
attempt("send without a peer", lambda: sk.send(b"x"))
attempt("str", lambda: sk.sendto("x", ("127.0.0.1", 9000)))
attempt("port", lambda: sk.sendto(b"x", ("127.0.0.1", 70000)))
attempt("address", lambda: sk.sendto(b"x", "127.0.0.1:9000"))
attempt("too long", lambda: sk.sendto(b"x" * 70000, ("127.0.0.1", 9000)))
attempt("too long by one", lambda: sk.sendto(b"x" * 65508, ("127.0.0.1", 9000)))
attempt("just right", lambda: sk.sendto(b"x" * 65507, ("127.0.0.1", 9000)))
other = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
attempt("bind, in use", lambda: other.bind(("127.0.0.1", 9000)))
tcp = socket.socket()
attempt("the same port for TCP", lambda: tcp.bind(("127.0.0.1", 9000)))
attempt("shutdown", lambda: other.shutdown(socket.SHUT_RDWR))
sk.close()
attempt("closed", lambda: sk.sendto(b"x", ("127.0.0.1", 9000)))
