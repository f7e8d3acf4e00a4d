for n in (0, 1, -1, 255, -256, 10**20, -10**20, 2**64, 7**50):
    print(n, hex(n), oct(n), bin(n) if abs(n) < 300 else len(bin(n)), n // 7, n % 7, -n // 7, -n % 7, n.bit_length())
print(divmod(-7, 2), divmod(7, -2), -7 // 2, -7 % 3, 7 % -3, 2 ** 10, 2 ** -1, (-8) ** 3, pow(3, 100, 7))
print(int("0x1f", 16), int("-101", 2), int(" 12\n"), int(3.99), int(-3.99), round(2.5), round(3.5), round(-2.5), round(2.675, 2))
print(1 << 70, (1 << 70) >> 68, -5 >> 1, ~5, 6 & 3, 6 | 3, 6 ^ 3, -1 & 0xff)
print(10 / 4, 10 // 4, 10.0 // 4, 1e300 * 1e10, 7 / 7, 0.1 + 0.2, 1 / 3)
print(int.from_bytes(b"\x01\x02", "big"), (258).to_bytes(4, "big"), (258).to_bytes(2, "little"))
for bad in ("12a", "", "1.5", "0x1"):
    try:
        int(bad)
    except ValueError as e:
        print(e)
try:
    1 // 0
except ZeroDivisionError as e:
    print(e)
try:
    1 % 0
except ZeroDivisionError as e:
    print(e)
print(True + True, sum([True, False, True]), 3 == 3.0, 1 == True, 0.1 + 0.2 == 0.3)
