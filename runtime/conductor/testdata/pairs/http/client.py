import socket


def request(method, path):
    client = socket.socket()
    client.connect(("127.0.0.1", 9000))
    client.sendall(f"{method} {path} HTTP/1.0\r\nHost: localhost:9000\r\nAccept: */*\r\n\r\n".encode("ascii"))
    answer = b""
    while True:
        data = client.recv(1024)
        if not data:
            break
        answer += data
    client.close()
    head, _, body = answer.partition(b"\r\n\r\n")
    first, *rest = head.decode("ascii").splitlines()
    return first, dict(h.split(": ") for h in rest), body.decode("utf-8")


for method, path in [("GET", "/"), ("GET", "/about"), ("GET", "/nothing"), ("POST", "/")]:
    first, headers, body = request(method, path)
    print(first)
    print(headers)
    print(body, end="")
