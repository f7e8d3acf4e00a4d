import socketserver


class Lines(socketserver.StreamRequestHandler):
    timeout = 30
    disable_nagle_algorithm = True

    def handle(self):
        print(self.connection is self.request, self.connection.gettimeout(), self.rfile.closed)
        length = int(self.rfile.readline().strip())
        body = self.rfile.read(length)
        print(self.wfile.write(b"%d\n" % len(body)))
        self.wfile.flush()
        print(self.rfile.readline(3), self.rfile.readline())
        for line in self.rfile:
            self.wfile.write(line.upper())
        print(self.rfile.readline(), self.rfile.read(), self.rfile.read(0))

    def finish(self):
        super().finish()
        print(self.rfile.closed, self.wfile.closed)
        try:
            self.rfile.readline()
        except ValueError as e:
            print("ValueError")


with socketserver.TCPServer(("127.0.0.1", 9000), Lines) as server:
    server.handle_request()
