import socketserver


class Answer(socketserver.BaseRequestHandler):
    def handle(self):
        data, sk = self.request
        host, port = self.client_address
        print(type(data).__name__, host, port > 1023, sk is self.server.socket)
        sk.sendto(data.upper(), self.client_address)


class Server(socketserver.UDPServer):
    max_packet_size = 8


with Server(("127.0.0.1", 9000), Answer) as server:
    for i in range(4):
        server.handle_request()
