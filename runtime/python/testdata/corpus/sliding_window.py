def send_all(data, window, lost):
    base, log, lost = 0, [], set(lost)
    while base < len(data):
        for seq in range(base, min(base + window, len(data))):
            if seq in lost:
                lost.discard(seq)
                log.append(f"{seq}x")
                break
            log.append(str(seq))
            base = seq + 1
    return " ".join(log)
for w, lost in ((1, []), (3, [1]), (4, [0, 5])):
    print(w, lost, "|", send_all("abcdefg", w, lost))
class Receiver:
    def __init__(self):
        self.next, self.buffer, self.out = 0, {}, []
    def packet(self, seq, payload):
        if seq < self.next:
            return ("dup", self.next)
        self.buffer[seq] = payload
        while self.next in self.buffer:
            self.out.append(self.buffer.pop(self.next))
            self.next += 1
        return ("ack", self.next)
r = Receiver()
print([r.packet(s, "p%d" % s) for s in (0, 2, 3, 1, 1, 4)], "".join(r.out), r.buffer)
