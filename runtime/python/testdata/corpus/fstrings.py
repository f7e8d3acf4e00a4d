name, n, pi, data = "Ada", 42, 3.14159, {"k": [1, 2]}
w, p = 10, 2
print(f"{name}|{name:>{w}}|{name:<{w}}|{name:^{w}}|{name!r:*^{w}}|")
print(f"{n:05d} {n:x} {n:#x} {n:b} {n:o} {n:+d} {n: d} {n:,} {1234567:,} {1234567:_}")
print(f"{pi:.{p}f} {pi:{w}.{p}f} {pi:e} {pi:g} {pi:%} {0.5:.0%}")
print(f"{data['k'][1]} {data!r} {data['k']!s} {len(data['k'])}")
print(f"{n=} {name=!s} {n = } {n + 1 = } {pi=:.1f}")
print(f"{{literal}} {'nested ' + f'{n}'} {n if n > 3 else 'small'}")
print(f"{b'raw'} {(1, 2)} {[x * 2 for x in (1, 2)]} {(lambda x: x + 1)(2)}")
print(f"""multi
{name}
  end""" f" joined {n}" " plain {n}")
print(f"{'a':>3}{'收':>3}{True!s:>6}{None}")
print(rf"\n{n}\t" + f"\t{n}\n", end="")
print(f"{1_000:>8,}|{-5:=+6d}|{255:08b}|{3:<3}|{'x':3}|")
