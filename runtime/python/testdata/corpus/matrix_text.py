def table(rows, head):
    cols = [max(len(str(r[i])) for r in [head] + rows) for i in range(len(head))]
    line = "+".join("-" * (w + 2) for w in cols)
    out = [" | ".join(f"{h:^{w}}" for h, w in zip(head, cols)), line]
    for r in rows:
        out.append(" | ".join(f"{x:>{w}}" if isinstance(x, int) else f"{x:<{w}}" for x, w in zip(r, cols)))
    return "\n".join(out)
print(table([["syn", 40, 1.5], ["fin", 1234, 0.25]], ["flag", "bytes", "ms"]))
grid = [["." for _ in range(6)] for _ in range(3)]
for x, y in [(0, 0), (3, 1), (5, 2)]:
    grid[y][x] = "#"
print("\n".join("".join(row) for row in grid))
print("\n".join(" ".join(f"{i * j:3}" for j in range(1, 5)) for i in range(1, 4)))
def bar(n, total, width=20):
    k = round(width * n / total)
    return "[" + "=" * k + " " * (width - k) + f"] {n / total:6.1%}"
for n in (0, 7, 20):
    print(bar(n, 20))
