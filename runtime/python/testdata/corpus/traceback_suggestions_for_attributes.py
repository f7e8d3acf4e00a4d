class Packet:
    def __init__(self):
        self.payload = b""
        self.length = 0
    def deliver(self):
        return self.lenght
p = Packet()
try:
    p.paylod
except AttributeError as e:
    print(e)
p.deliver()
