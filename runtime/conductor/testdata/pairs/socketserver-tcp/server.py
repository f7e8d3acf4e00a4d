import socketserver


class Talk(socketserver.BaseRequestHandler):
    def setup(self):
        self.said = []

    def handle(self):
        while True:
            data = self.request.recv(1024)
            if not data:
                break
            self.said.append(data)
            self.request.sendall(data.upper())

    def finish(self):
        host, port = self.client_address
        self.server.log.append((b"".join(self.said), host, port > 1023))


class Server(socketserver.TCPServer):
    allow_reuse_address = True
    request_queue_size = 3

    def __init__(self, address, handler):
        super().__init__(address, handler)
        self.log = []
        self.actions = 0

    def service_actions(self):
        self.actions += 1


with Server(("127.0.0.1", 9000), Talk) as server:
    print(server.server_address, server.RequestHandlerClass is Talk, server.fileno() > 2)
    for i in range(2):
        server.handle_request()
    print(sorted(server.log), server.actions)
print(server.fileno())
