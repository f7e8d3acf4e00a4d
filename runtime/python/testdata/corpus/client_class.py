class Client:
    count = 0
    def __init__(self, name, host="localhost", *, port=9000, **options):
        Client.count += 1
        self.name, self.host, self.port = name, host, port
        self.options = options
        self._log = []
    @property
    def address(self):
        return (self.host, self.port)
    @address.setter
    def address(self, pair):
        self.host, self.port = pair
    @classmethod
    def local(cls, name):
        return cls(name, port=1)
    @staticmethod
    def parse(text):
        host, _, port = text.partition(":")
        return host, int(port or 80)
    def log(self, *parts, sep=" "):
        self._log.append(sep.join(str(p) for p in parts))
        return self
    def __repr__(self):
        return f"Client({self.name!r}, {self.host}:{self.port})"
    def __eq__(self, other):
        return isinstance(other, Client) and self.address == other.address
c = Client("a", timeout=3, retries=2)
print(c, c.address, sorted(c.options.items()))
c.address = Client.parse("10.0.0.1:7")
print(c, c == Client("b", "10.0.0.1", port=7), c != Client.local("z"))
print(c.log("x", 1).log("y", 2, sep="-")._log, Client.count, Client.parse("h"))
try:
    Client()
except TypeError as e:
    print(e)
try:
    Client("n", "h", 1)
except TypeError as e:
    print(e)
