for x in (0.1 + 0.2, 1 / 3, 1e16, 1e15, 123456789012345678.0, 1e-4, 1e-5, 5e-324, 1.7976931348623157e308, 2.5, 1e100, 100.0, 0.1 * 3, 1e22, 1e23, 9007199254740993.0, -0.0, 3.0, 1.5e-10):
    print(x, repr(x), str(x), f"{x:.3f}", f"{x:g}", round(x, 2) if abs(x) < 1e16 else "-", int(x) if abs(x) < 1e25 else "-", x.is_integer())
inf, nan = float("inf"), float("nan")
print(inf, -inf, nan, inf + 1, inf - inf, inf * 0, 1 / inf, -1 / inf, nan == nan, nan != nan, nan < 1, inf > 10 ** 400, inf == inf, max(1, nan), max(nan, 1), "skip", [nan] == [nan], nan in [nan], min(inf, -inf), bool(nan))
print(7.5 // 2, 7.5 % 2, -7.5 // 2, -7.5 % 2, 7.5 % -2, divmod(-7.5, 2), 1e20 % 3, 0.3 % 0.1, 5 % 3.0, -0.0 % 5, 2.0 ** 0.5, 2 ** 0.5, 4 ** -0.5, (-2.0) ** 3, 0.0 ** 0, 1e308 * 10, -1e308 * 10)
for v, n in ((2.5, None), (3.5, None), (-2.5, None), (2.675, 2), (1.005, 2), (0.5, 0), (1.5, 0), (1234.5678, -2), (1e300, 5), (0.1 + 0.2, 15), (-0.4, 0), (5.015, 2)):
    print(round(v) if n is None else round(v, n), end=" ")
print()
print(1.0 == 1, 1.5 == 3 / 2, {1: "a"}[1.0], 2 ** 53 == 2.0 ** 53, 0.1 + 0.7, 0.1 * 3 == 0.3, abs(0.1 * 3 - 0.3) < 1e-9, 10 ** 16 + 1.0, 1e16 + 1)
for t in ("1.5", " 1e3 ", "-inf", "nan", "1_0.5", ".5", "5.", "1e-400", "1E5", "+2", "infinity"):
    print(float(t), end=" ")
print()
for bad in (lambda: float("x"), lambda: float(""), lambda: float("1e"), lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 2.0 ** 10000, lambda: int(inf), lambda: int(nan), lambda: round(inf), lambda: 1.5 & 1, lambda: float([]), lambda: 0.0 ** -1, lambda: float("1.2.3"), lambda: 1.5 < "a", lambda: [1][1.0]):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
total = 0.0
for i in range(10):
    total += 0.1
print(total, total == 1.0, sum([0.1] * 10), 1e16 + 1 - 1e16, (0.1 + 0.2) + 0.3, 0.1 + (0.2 + 0.3))
