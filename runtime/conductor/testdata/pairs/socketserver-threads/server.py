import socketserver
import threading


class Talk(socketserver.BaseRequestHandler):
    def handle(self):
        print(threading.current_thread() is threading.main_thread(), threading.current_thread().daemon)
        total = 0
        while True:
            data = self.request.recv(1024)
            if not data:
                break
            total += len(data)
            self.request.sendall(str(total).encode())
        with lock:
            done.append(total)
            last = len(done) == 2
        if last:
            self.server.shutdown()


lock = threading.Lock()
done = []
socketserver.ThreadingTCPServer.allow_reuse_address = True
print(issubclass(socketserver.ThreadingTCPServer, socketserver.TCPServer), socketserver.TCPServer.allow_reuse_address)
with socketserver.ThreadingTCPServer(("127.0.0.1", 9000), Talk) as server:
    server.serve_forever()
    print("not serving any more")
print(sorted(done), threading.active_count())
