import socket


def attempt(what, f):
    try:
        print(what, "->", f())
    except (OSError, TypeError, OverflowError, ValueError) as e:
        print(what, "->", type(e).__name__, e)


sk = socket.socket()
attempt("connect to a string", lambda: sk.connect("127.0.0.1:9000"))
attempt("connect to a big port", lambda: sk.connect(("127.0.0.1", 99999)))
attempt("connect", lambda: sk.connect(("127.0.0.1", 9000)))
attempt("connect again", lambda: sk.connect(("127.0.0.1", 9000)))
attempt("connect elsewhere", lambda: sk.connect(("127.0.0.1", 9001)))
attempt("connect_ex again", lambda: sk.connect_ex(("127.0.0.1", 9000)))
attempt("bind", lambda: sk.bind(("127.0.0.1", 9001)))
attempt("listen", lambda: sk.listen())
attempt("accept", lambda: sk.accept())
attempt("send a str", lambda: sk.send("hello"))
attempt("sendall a str", lambda: sk.sendall("hello"))
attempt("send a number", lambda: sk.send(5))
attempt("send nothing", lambda: sk.send(b""))
attempt("send a bytearray", lambda: sk.send(bytearray(b"hi")))
attempt("recv a str", lambda: sk.recv("10"))
attempt("recv", lambda: sk.recv(10))
attempt("recv", lambda: sk.recv(10))
attempt("shutdown of nothing", lambda: sk.shutdown(7))
attempt("shutdown", lambda: sk.shutdown(socket.SHUT_RDWR))
attempt("recv", lambda: sk.recv(10))
attempt("send", lambda: sk.send(b"x"))
sk.close()
attempt("recv", lambda: sk.recv(10))
print("before the end")
sk.send(b"after close")
