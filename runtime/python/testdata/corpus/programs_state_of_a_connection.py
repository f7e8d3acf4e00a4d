class Connection:
    table = {
        ("CLOSED", "listen"): ("LISTEN", None), ("CLOSED", "connect"): ("SYN-SENT", "SYN"), ("LISTEN", "SYN"): ("SYN-RECEIVED", "SYN,ACK"),
        ("SYN-SENT", "SYN,ACK"): ("ESTABLISHED", "ACK"), ("SYN-RECEIVED", "ACK"): ("ESTABLISHED", None), ("ESTABLISHED", "close"): ("FIN-WAIT-1", "FIN"),
        ("ESTABLISHED", "FIN"): ("CLOSE-WAIT", "ACK"), ("FIN-WAIT-1", "ACK"): ("FIN-WAIT-2", None), ("FIN-WAIT-2", "FIN"): ("TIME-WAIT", "ACK"),
        ("CLOSE-WAIT", "close"): ("LAST-ACK", "FIN"), ("LAST-ACK", "ACK"): ("CLOSED", None), ("TIME-WAIT", "timeout"): ("CLOSED", None),
    }
    def __init__(self, name):
        self.name, self.state, self.peer, self.trace = name, "CLOSED", None, []
    def handle(self, event):
        try:
            new, reply = self.table[self.state, event]
        except KeyError:
            raise RuntimeError(f"{self.name}: {event} in {self.state}") from None
        self.trace.append(f"{self.state} -{event}-> {new}")
        self.state = new
        if reply:
            wire.append((self, self.peer, reply))
wire = []
def settle():
    while wire:
        a, b, segment = wire.pop(0)
        print(f"{a.name:>6} --{segment:^9}--> {b.name}")
        b.handle(segment)
client, server = Connection("client"), Connection("server")
client.peer, server.peer = server, client
server.handle("listen")
client.handle("connect")
settle()
print(client.state, server.state)
client.handle("close")
settle()
server.handle("close")
settle()
client.handle("timeout")
print(client.state, server.state, *client.trace, sep="\n")
for event in ("FIN", "listen", "listen"):
    try:
        server.handle(event)
    except RuntimeError as e:
        print(e, e.__suppress_context__)
