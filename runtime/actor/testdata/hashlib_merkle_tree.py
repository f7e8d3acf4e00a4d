import hashlib
def h(*parts):
    d = hashlib.sha256()
    for p in parts:
        d.update(p)
    return d.digest()
class Merkle:
    def __init__(self, leaves):
        self.levels = [[h(b"\0", x) for x in leaves]]
        while len(self.levels[-1]) > 1:
            level = self.levels[-1]
            self.levels.append([h(b"\1", level[i], level[i + 1] if i + 1 < len(level) else level[i]) for i in range(0, len(level), 2)])
    @property
    def root(self):
        return self.levels[-1][0]
    def proof(self, i):
        out = []
        for level in self.levels[:-1]:
            j = i ^ 1
            out.append((i & 1, level[j] if j < len(level) else level[i]))
            i >>= 1
        return out
def verify(root, leaf, proof):
    x = h(b"\0", leaf)
    for right, other in proof:
        x = h(b"\1", other, x) if right else h(b"\1", x, other)
    return x == root
blocks = [f"block {i}".encode() for i in range(5)]
t = Merkle(blocks)
print(t.root.hex(), [len(level) for level in t.levels])
print([verify(t.root, b, t.proof(i)) for i, b in enumerate(blocks)], verify(t.root, b"block 9", t.proof(0)), verify(t.root, blocks[1], t.proof(0)))
for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    a = hashlib.new(name, b"abc")
    b = getattr(hashlib, name)()
    b.update(b"a")
    c = b.copy()
    b.update(bytearray(b"bc"))
    print(name, a.name, a.digest_size, a.block_size, a.hexdigest() == b.hexdigest(), a.digest().hex()[:16], c.hexdigest()[:16], len(a.digest()))
def mine(prefix, zeros):
    n = 0
    while not hashlib.sha256(f"{prefix}{n}".encode()).hexdigest().startswith("0" * zeros):
        n += 1
    return n
n = mine("lockstep", 2)
print(n, hashlib.sha256(f"lockstep{n}".encode()).hexdigest())
class Bloom:
    def __init__(self, bits=256, k=3):
        self.bits, self.k, self.field = bits, k, 0
    def places(self, item):
        d = hashlib.sha256(item.encode()).digest()
        return [int.from_bytes(d[4 * i:4 * i + 4], "big") % self.bits for i in range(self.k)]
    def add(self, item):
        for p in self.places(item):
            self.field |= 1 << p
    def __contains__(self, item):
        return all(self.field >> p & 1 for p in self.places(item))
b = Bloom()
for w in ("syn", "ack", "fin"):
    b.add(w)
print([w in b for w in ("syn", "ack", "fin", "rst", "psh")], bin(b.field).count("1"), b.places("syn"))
ring = sorted((int(hashlib.md5(f"{n}-{v}".encode()).hexdigest(), 16), n) for n in "abc" for v in range(3))
def owner(key):
    x = int(hashlib.md5(key.encode()).hexdigest(), 16)
    return next((n for p, n in ring if p >= x), ring[0][1])
print([owner(f"user{i}") for i in range(8)])
for bad in (lambda: hashlib.sha256("text"), lambda: hashlib.new("nope"), lambda: hashlib.md5().update(5), lambda: hashlib.sha1(None), lambda: hashlib.new(5)):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
