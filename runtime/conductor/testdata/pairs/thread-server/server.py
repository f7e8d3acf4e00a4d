import socket
import threading

sums = []
lock = threading.Lock()


def serve(conn, addr):
    with conn:
        total = 0
        while True:
            data = conn.recv(100)
            if not data:
                break
            total += len(data)
        conn.sendall(b"%d bytes" % total)
    with lock:
        sums.append(total)


sk = socket.socket()
sk.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
sk.bind(("127.0.0.1", 9000))
sk.listen()
threads = []
for _ in range(2):
    t = threading.Thread(target=serve, args=sk.accept())
    t.start()
    threads.append(t)
for t in threads:
    t.join()
print(sorted(sums))
sk.close()
