transitions = {
    ("CLOSED", "connect"): ("SYN-SENT", "SYN"),
    ("CLOSED", "listen"): ("LISTEN", None),
    ("LISTEN", "SYN"): ("SYN-RCVD", "SYN+ACK"),
    ("SYN-SENT", "SYN+ACK"): ("ESTABLISHED", "ACK"),
    ("SYN-RCVD", "ACK"): ("ESTABLISHED", None),
}
class End:
    def __init__(self, name):
        self.name, self.state = name, "CLOSED"
    def on(self, event):
        try:
            self.state, out = transitions[self.state, event]
        except KeyError as e:
            state, ev = e.args[0]
            raise RuntimeError(f"{self.name}: {ev} in {state}") from None
        print(f"{self.name:<7}{event:>8} -> {self.state}" + (f" [{out}]" if out else ""))
        return out
server, client = End("server"), End("client")
server.on("listen")
packet, to, other = client.on("connect"), server, client
while packet:
    packet, to, other = to.on(packet), other, to
print(server.state == client.state == "ESTABLISHED")
try:
    client.on("listen")
except RuntimeError as e:
    print(e)
