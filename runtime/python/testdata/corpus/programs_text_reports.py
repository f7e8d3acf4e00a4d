rows = [("eth0", 1500, 12.5, None), ("lo", 65536, 0.03125, "up"), ("wlan0-long", 576, 1234567.891, "down")]
heads = ("name", "mtu", "rate", "state")
widths = [max(len(str(r[i])) for r in [heads, *rows]) for i in range(4)]
def line(cells):
    return " | ".join(f"{c!s:{'<' if isinstance(c, (str, type(None))) else '>'}{w}}" for c, w in zip(cells, widths))
print(line(heads), "-+-".join("-" * w for w in widths), *map(line, rows), sep="\n")
def wrap(text, width):
    out, current = [], ""
    for w in text.split():
        if current and len(current) + 1 + len(w) > width:
            out.append(current)
            current = w
        else:
            current = f"{current} {w}".strip()
    return out + [current] if current else out
print(*wrap("The quick brown fox jumps over the lazy dog and runs away from the bear", 20), sep="\n")
def bar(label, n, scale=2):
    return f"{label:<6}{'#' * (n // scale):<12}{n:>4}{n / 20:>7.1%}"
print(*(bar(k, v) for k, v in {"GET": 17, "POST": 3, "é": 20}.items()), sep="\n")
def human(n):
    for unit in ("B", "KiB", "MiB", "GiB"):
        if n < 1024 or unit == "GiB":
            return f"{n:.1f} {unit}" if unit != "B" else f"{n} B"
        n /= 1024
print([human(n) for n in (0, 1023, 1024, 1536, 10 ** 7, 5 * 2 ** 40)])
def roman(n):
    out = ""
    for v, s in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while n >= v:
            out += s
            n -= v
    return out
print([roman(n) for n in (4, 9, 1994, 2026)])
template = "Dear {name},\nyou owe {amount:>8,.2f} {currency!r}.\n{ps:-^20}"
print(template.format(name="Zoë", amount=1234.5, currency="EUR", ps=" PS "))
def hexdump(data, step=8):
    for i in range(0, len(data), step):
        chunk = data[i:i + step]
        yield f"{i:04x}  {' '.join(f'{b:02x}' for b in chunk):<{step * 3 - 1}}  {''.join(chr(b) if 32 <= b < 127 else '.' for b in chunk)}"
print(*hexdump(b"GET / HTTP/1.1\r\n\x00\xff"), sep="\n")
print("%-10s%5d%8.3f" % ("row", 3, 2.5), "\t".join(map(str, (1, None, True))), ", ".join(sorted({"b": 1, "a": 2})), sep="\n")
