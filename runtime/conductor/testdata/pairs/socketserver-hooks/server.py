import socket
import socketserver
import threading


class Talk(socketserver.BaseRequestHandler):
    def setup(self):
        print("setup")

    def handle(self):
        data = self.request.recv(1024)
        print("handle", data)
        if data == b"fail":
            raise KeyError("no such thing")
        self.request.sendall(data)

    def finish(self):
        print("finish")


class Server(socketserver.TCPServer):
    count = 0

    def server_bind(self):
        print("bind", self.server_address)
        super().server_bind()

    def server_activate(self):
        print("activate", self.request_queue_size)
        super().server_activate()

    def get_request(self):
        request, address = super().get_request()
        print("get_request")
        return request, address

    def verify_request(self, request, client_address):
        self.count += 1
        return self.count != 2

    def process_request(self, request, client_address):
        print("process_request")
        super().process_request(request, client_address)

    def shutdown_request(self, request):
        print("shutdown_request")
        super().shutdown_request(request)

    def close_request(self, request):
        print("close_request")
        super().close_request(request)

    def handle_error(self, request, client_address):
        print("handle_error", request.fileno() > 0)

    def handle_timeout(self):
        print("handle_timeout")


print(socketserver.TCPServer, Server.__name__, socketserver.TCPServer.timeout)
try:
    socketserver.TCPServer(("127.0.0.1", 9000))
except TypeError as e:
    print("TypeError")
server = Server(("127.0.0.1", 9000), Talk)
other = socketserver.TCPServer(("127.0.0.1", 9000), Talk, bind_and_activate=False)
try:
    other.server_bind()
except OSError as e:
    print(e.errno)
print(other.server_address, other.socket.getsockname())
other.server_close()
try:
    socketserver.TCPServer(("127.0.0.1", 9000), Talk)
except OSError as e:
    print(e.errno)
for i in range(3):
    server.handle_request()
server.timeout = 0.3
server.handle_request()
server.server_close()
try:
    server.handle_request()
except ValueError as e:
    print("closed")
fresh = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Talk)
print(fresh.server_address[1] > 1023, fresh.daemon_threads, fresh.block_on_close, fresh.request_queue_size)
t = threading.Thread(target=fresh.serve_forever, kwargs={"poll_interval": 0.01})
t.start()
fresh.shutdown()
t.join()
fresh.server_close()
print(t.name, t.is_alive(), fresh.socket.fileno())
