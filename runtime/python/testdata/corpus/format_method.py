print("{} {} {}".format(1, "a", None), "{0}{1}{0}".format("x", "y"), "{a} {b!r}".format(a=1, b="q"), "{0[1]} {0[0]!r} {d[k]} {d[0]}".format(["p", "q"], d={"k": 1, "0": 2, 0: 3}))
print("{:>5}|{:<5}|{:^5}|{:*^7}|{:05d}|{:+.2f}|{:x}|{:,}|{:.3}|{:%}".format("a", "b", "c", "d", 42, 3.14159, 255, 1234567, "abcdef", 0.25))
print("{:{}}|{:{w}.{p}f}|{:{fill}{align}{w}}".format("x", 5, 2.71828, "y", w=8, p=2, fill="-", align="^"))
print("{{}} {{{}}} {}".format(1, 2), "{0.__class__.__name__} {1.args}".format(5, ValueError("v")), "{!s:>4}|{!r:>6}|{!a}".format("é", "é", "é"))
class C:
    x = {"k": [10, 20]}
    def __getitem__(self, k):
        return f"item {k!r}"
    def __format__(self, s):
        return "C:" + s
print("{0.x[k][1]} {0[abc]} {0[1]} {0:spec} {0:{1}}".format(C(), "nested"))
print(format(3, "05"), format("s"), format(1.5, ".2e"), format(True), format(None, ""), format(10 ** 6, "_d"), format(-5, "=5"), format(255, "#010b"))
for f, a in (("{}", ()), ("{0}", ()), ("{a}", ()), ("{0} {}", (1, 2)), ("{} {0}", (1, 2)), ("{", ()), ("}", ()), ("{!x}", (1,)), ("{:d}", ("a",)), ("{0.x}", (1,)), ("{0[a]}", ([1],)), ("{0[5]}", ([1],)), ("{:{}}", (1,)), ("{0!r:>{1}}", ("a", 6)), ("{[}", (1,)), ("{0[}", ([1],)), ("{:10.3s}|", ("abcdef",)), ("{a.b}", ()), ("{0!}", (1,)), ("{!r", (1,))):
    try:
        print(repr(f.format(*a)))
    except Exception as e:
        print(repr(f), type(e).__name__, e)
