import random
random.seed(2026)
print([random.randint(1, 6) for _ in range(20)], random.random(), random.uniform(-1, 1), random.randrange(0, 100, 7), random.choice("abcdef"), random.getrandbits(40))
deck = [f"{r}{s}" for s in "♠♥" for r in "A23"]
random.shuffle(deck)
print(deck, random.sample(range(1000), 5), random.sample(deck, 3), random.choices("xyz", k=6), random.choices([1, 2], weights=[1, 9], k=10))
for seed in (0, 1, -5, 10 ** 30, "text", b"bytes", True):
    random.seed(seed)
    print(seed, random.random(), random.randint(0, 10 ** 12))
a, b = random.Random(7), random.Random(7)
print([a.random() for _ in range(2)] == [b.random() for _ in range(2)], a.randint(1, 100), b.randint(1, 100), random.Random("x").choice([1, 2, 3]))
random.seed(3)
print([random.randrange(10) for _ in range(12)])
def walk(r, steps):
    at = 0
    for _ in range(steps):
        at += r.choice((-1, 1))
    return at
r = random.Random(99)
print([walk(r, 50) for _ in range(6)])
def lossy(packets, p, r):
    return [x for x in packets if r.random() >= p]
print(lossy(range(20), 0.3, random.Random(4)))
def monte_carlo(n, r):
    return sum(r.random() ** 2 + r.random() ** 2 <= 1 for _ in range(n)) * 4 / n
print(monte_carlo(2000, random.Random(1)))
def backoff(r, base=1, cap=60):
    wait = base
    while True:
        yield round(r.uniform(0, wait), 3)
        wait = min(cap, wait * 2)
g = backoff(random.Random(5))
print([next(g) for _ in range(8)])
for bad in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.randrange(0), lambda: random.sample([1], 2), lambda: random.sample({1, 2}, 1), lambda: random.randint(1.5, 2), lambda: random.choices([], k=1), lambda: random.choice(5)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
