import select
import socket

server = socket.socket()
server.bind(("127.0.0.1", 9000))
server.listen()
names = {}
queues = {}
inputs, outputs = [server], []
while True:
    r, w, x = select.select(inputs, outputs, inputs)
    for sk in r:
        if sk is server:
            conn, addr = server.accept()
            conn.setblocking(False)
            inputs.append(conn)
            queues[conn] = []
            continue
        data = sk.recv(64)
        if not data:
            inputs.remove(sk)
            if sk in outputs:
                outputs.remove(sk)
            sk.close()
            del queues[sk]
            names.pop(sk, None)
        elif sk not in names:
            names[sk] = data.decode()
            if len(names) == 2:
                print("here:", " ".join(sorted(names.values())))
                first = min(names, key=names.get)
                queues[first].append(b"start")
                outputs.append(first)
        else:
            for other in names:
                if other is not sk:
                    queues[other].append(names[sk].encode() + b": " + data)
                    if other not in outputs:
                        outputs.append(other)
    for sk in w:
        if sk not in queues:
            continue
        if queues[sk]:
            sk.send(queues[sk].pop(0))
        else:
            outputs.remove(sk)
    if not queues and names == {} and len(inputs) == 1:
        break
print("all gone")
