import socket

PAGES = {
    "/": "<h1>Home</h1>\n",
    "/about": "<p>关于</p>\n",
}


def respond(request):
    lines = request.split("\r\n")
    method, path, version = lines[0].split(" ")
    headers = dict(line.split(": ", 1) for line in lines[1:] if line)
    print(method, path, version, headers.get("Host"))
    if method != "GET":
        return "405 Method Not Allowed", ""
    if path not in PAGES:
        return "404 Not Found", "no page %r\n" % path
    return "200 OK", PAGES[path]


server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(("127.0.0.1", 9000))
server.listen(5)
for _ in range(4):
    conn, addr = server.accept()
    request = b""
    while b"\r\n\r\n" not in request:
        request += conn.recv(64)
    status, body = respond(request.decode("ascii"))
    body = body.encode("utf-8")
    head = f"HTTP/1.0 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(body)}\r\n\r\n"
    conn.sendall(head.encode("ascii") + body)
    conn.close()
server.close()
