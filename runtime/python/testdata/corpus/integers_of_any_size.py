a, b = 2 ** 100 + 7, 3 ** 50
print(a, b, a + b, a - b, a * b, a // b, a % b, -a // b, -a % b, a // -b, a % -b, divmod(a, b), divmod(-a, b), a ** 3, pow(a, b, 10 ** 9 + 7), pow(3, -1, 11), -(-a), abs(-b), +a)
print(a & b, a | b, a ^ b, ~a, a << 5, a >> 90, -a >> 90, a >> 1000, -1 >> 1000, -a & 255, (-a) | 1, -5 & 3, -5 | 3, -5 ^ 3, ~-1)
print(a > b, a == a + 0, a < 1e40, a == float(2 ** 100), 2 ** 53 + 1 == float(2 ** 53 + 1), 10 ** 25 > 1e25, 10 ** 22 == 1e22, -2 ** 2, (-2) ** 3, 0 ** 0, 2 ** -1, True + True, 5 // True)
print(a.bit_length(), (255).bit_length(), (0).bit_length(), (-8).bit_length(), hex(a), oct(64), bin(-10), hex(-255), int("ff", 16), int("0b101", 0), int("-0x1F", 16), int("z", 36), int("1_000"), int(" 42\n"), int(-3.9), int(3.9), int("٤٢"), int(b"12"), int(True))
print((1024).to_bytes(2, "big"), (1024).to_bytes(4, "little"), (-2).to_bytes(2, "big", signed=True), int.from_bytes(b"\x04\x00", "big"), int.from_bytes(b"\xff\xfe", "big", signed=True), int.from_bytes(b"\x01\x02\x03", "little"), int.from_bytes([1, 0], "big"), (0).to_bytes(0, "big"))
print(f"{a:,}", f"{a:x}", f"{a:e}", f"{a:.3g}", str(a)[:5], float(a), int(1e22), int(1e23), round(a, -20), round(12345, -2), round(15, -1), round(25, -1), round(-15, -1), 7)
n = 1
for i in range(1, 31):
    n *= i
print(n, sum(int(c) for c in str(n)), n % 97, n // 10 ** 20)
x, y = 1071, 462
while y:
    x, y = y, x % y
print(x, 2 ** 64 - 1, -2 ** 63, 2 ** 63, 0xFFFFFFFFFFFFFFFF + 1, 1_000_000, 0o17, 0b11, 0XfF)
for bad in (lambda: 1 // 0, lambda: 1 << -1, lambda: int("12x"), lambda: int("", 10), lambda: int("1__0"), lambda: int("_1"), lambda: pow(2, -1, 4), lambda: (300).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: int("9", 9), lambda: int(None), lambda: 10 ** 400 * 1.0, lambda: float(10 ** 400), lambda: int(1e400)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
