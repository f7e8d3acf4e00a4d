print(f"{1!r:>5}|{'a':^5}|{3.14159:.2f}|{10:#x}|{1000000:,}|{'x':*<4}|{-5:+}|{5:+}|{True}|{None!s:>6}")
w = 8; p = 3
print(f"{3.14159:{w}.{p}}|{'s':{'>'}{w}}|{{}}|{w=}|{w = :>4}|{'a' + 'b'}|{[1, 2][0]}|{ {'a': 1}['a'] }|{(lambda: 1)()}")
print(f"{w!r}" f"{p}" "x" f'{"q"}', f"""{
w}""", f"{w:{p}}", f"{'{'}", f"{w:>{p + 2}}")
print(f"{'a' if w else 'b'} {w if p else 0:03d} {w,} {w:d}")
try: f"{5:q}"
except ValueError as e: print(e)
try: f"{'a':d}"
except ValueError as e: print(e)
class F:
    def __format__(self, s): return f"<{s}>"
    def __str__(self): return "S"
    def __repr__(self): return "R"
print(f"{F()} {F():abc} {F()!s} {F()!r:>3} {F()!s:>3}", format(F(), "z"), "{:k} {!r}".format(F(), F()))
