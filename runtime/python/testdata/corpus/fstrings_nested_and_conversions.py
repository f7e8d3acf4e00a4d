name, n, x, items = "Zoë", 42, 3.14159, ["a", 'b"c']
print(f"{name}|{name!r}|{name!s}|{name!a}|{name:>6}|{name!r:^9}|{name:*<7}")
print(f"{n:5d}|{n:<5}|{n:05}|{n:+}|{n:x}|{n:#X}|{n:b}|{n:,}|{n * 1000000:_}|{n:e}|{n:%}")
print(f"{x:.2f}|{x:8.3f}|{x:<8.1f}|{x:+.0f}|{x:g}|{x:e}|{x:10}|{x!r:>10}")
width, prec, fill = 10, 2, "."
print(f"{x:{width}.{prec}f}|{name:{fill}^{width}}|{n:{'0'}{width}}|{items[0]:{width}}")
print(f"{items!r} {items[1]} {len(items)} {[i.upper() for i in items]} {'nested ' + 'quotes'} {dict(a=1)['a']}")
print(f"{{}} {{{n}}} {{{{n}}}} {n}}} {'{'}" + f'{"}"}')
print(f"{n=} {n = } {x=:.1f} {name=!s} {n+1=} {items[0]=}")
print(f"{n if n > 40 else 'small'} {(lambda v: v * 2)(n)} {n:{'>' + str(width)}} {'a' 'b'}")
print(f"line one {n}\n" f"line two {x:.1f} " "plain {n} " f"{n!r}" r"\n raw" rf"\d{n}")
print(f'''multi
{n
 + 1} line
''')
print(f"{True} {None} {b'x'} {(1,)} {''!r:5}| {'':5}|{0.1 + 0.2} {1e100} {10 ** 20} {-0.0}")
print(f"{n:>{width}}" == format(n, f">{width}"), f"", f"{''}" == "")
class P:
    def __format__(self, spec):
        return f"<{spec}>"
    def __str__(self):
        return "str"
    def __repr__(self):
        return "repr"
print(f"{P()} {P():abc} {P()!s} {P()!r:>6} {P():{n}x}")
