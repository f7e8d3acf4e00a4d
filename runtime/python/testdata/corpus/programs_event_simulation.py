class Simulator:
    def __init__(self):
        self.now, self.queue, self.log, self.n = 0, [], [], 0
    def at(self, delay, action, *args):
        self.n += 1
        self.queue.append((self.now + delay, self.n, action, args))
        self.queue.sort(key=lambda e: e[:2])
    def run(self, until=100):
        while self.queue and self.queue[0][0] <= until:
            self.now, _, action, args = self.queue.pop(0)
            action(*args)
        return self
class Link:
    def __init__(self, sim, delay, lose=()):
        self.sim, self.delay, self.lose, self.sent = sim, delay, set(lose), 0
    def send(self, packet, to):
        self.sent += 1
        if self.sent in self.lose:
            self.sim.log.append(f"{self.sim.now}: lost {packet}")
        else:
            self.sim.at(self.delay, to, packet)
class Sender:
    def __init__(self, sim, link, data, window=2, timeout=5):
        self.sim, self.link, self.data, self.window, self.timeout = sim, link, data, window, timeout
        self.base = self.next = 0
        self.timer = 0
    def start(self, receiver):
        self.receiver = receiver
        self.fill()
    def fill(self):
        while self.next < min(self.base + self.window, len(self.data)):
            self.link.send((self.next, self.data[self.next]), self.receiver.packet)
            self.next += 1
        self.arm()
    def arm(self):
        self.timer += 1
        if self.base < len(self.data):
            self.sim.at(self.timeout, self.expired, self.timer)
    def expired(self, which):
        if which == self.timer:
            self.sim.log.append(f"{self.sim.now}: timeout, back to {self.base}")
            self.next = self.base
            self.fill()
    def ack(self, n):
        if n >= self.base:
            self.base = n + 1
            self.fill()
class Receiver:
    def __init__(self, sim, link, sender):
        self.sim, self.link, self.sender, self.want, self.got = sim, link, sender, 0, []
    def packet(self, p):
        n, data = p
        if n == self.want:
            self.got.append(data)
            self.want += 1
            self.sim.log.append(f"{self.sim.now}: got {data}")
        self.link.send(self.want - 1, self.sender.ack)
sim = Simulator()
sender = Sender(sim, Link(sim, 1, lose=[2, 5]), "abcd")
receiver = Receiver(sim, Link(sim, 1, lose=[3]), sender)
sender.start(receiver)
sim.run()
print("\n".join(sim.log))
print("".join(receiver.got), sim.now, sender.link.sent, receiver.link.sent)
