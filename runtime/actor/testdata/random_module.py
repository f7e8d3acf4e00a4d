import random
for seed in (0, 1, 42, -7, 2**100 + 5, "abc", "", "收到", b"xyz", bytearray(b"q"), True):
    random.seed(seed)
    print(random.random(), random.randint(1, 6), random.getrandbits(5), random.getrandbits(70), random.randrange(10), random.choice("abc"))
random.seed(7)
print([random.randint(1, 6) for _ in range(20)])
print([random.randrange(0, 100, 7) for _ in range(10)], [random.randrange(10, -10, -3) for _ in range(10)])
print(random.uniform(1, 5), random.uniform(-1.5, 0.5), random.uniform(3, 3))
l = list(range(15))
random.shuffle(l)
print(l, random.sample(range(100), 5), random.sample("abcdef", 3), random.sample(list(range(30)), 12), random.sample(range(10**6), 8))
print(random.choices([1, 2, 3], k=10), random.choices("ab", weights=[1, 3], k=10), random.choices("abc", [0.5, 0.25, 0.25], k=5))
print(random.randbytes(7), random.randint(0, 2**200), random.randrange(5, 6))
r = random.Random(99)
s = random.Random(99)
print([r.random() for _ in range(3)] == [s.random() for _ in range(3)], r.randint(1, 100), s.randint(1, 100), r.choice([1, 2, 3]))
for _ in range(700):
    random.random()
print(random.random())
for f in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.randrange(0), lambda: random.randrange(1, 5, 0),
          lambda: random.sample([1, 2], 3), lambda: random.choices([1], [0]), lambda: random.choices([1, 2], [1]), lambda: random.sample({1: 2}, 1),
          lambda: random.choice(5), lambda: random.getrandbits(-1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
