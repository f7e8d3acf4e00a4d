def step(cells):
    near = {}
    for x, y in sorted(cells):
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    p = x + dx, y + dy
                    near[p] = near.get(p, 0) + 1
    return {p for p, n in near.items() if n == 3 or n == 2 and p in cells}
def show(cells, w=6, h=5):
    return "/".join("".join("#" if (x, y) in cells else "." for x in range(w)) for y in range(h))
glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(5):
    print(show(glider))
    glider = step(glider)
print(sorted(glider))
def rule(number, width=15, lines=6):
    row = [0] * width
    row[width // 2] = 1
    for _ in range(lines):
        yield "".join(" *"[c] for c in row).rstrip()
        row = [number >> (4 * row[i - 1] + 2 * row[i] + row[(i + 1) % width]) & 1 for i in range(width)]
print("\n".join(rule(90)))
def run(program, limit=60):
    tape, at, state, n = {}, 0, "A", 0
    while state != "H" and n < limit:
        write, move, state = program[state, tape.get(at, 0)]
        tape[at] = write
        at += move
        n += 1
    return n, sum(tape.values()), state
print(run({("A", 0): (1, 1, "B"), ("A", 1): (1, -1, "B"), ("B", 0): (1, -1, "A"), ("B", 1): (1, 1, "H")}))
def brain(code, data=b""):
    jumps, stack, out, mem, i, p, inp = {}, [], [], [0] * 30, 0, 0, iter(data)
    for j, c in enumerate(code):
        if c == "[":
            stack.append(j)
        elif c == "]":
            k = stack.pop()
            jumps[j], jumps[k] = k, j
    while i < len(code):
        c = code[i]
        if c == ">": p += 1
        elif c == "<": p -= 1
        elif c == "+": mem[p] = (mem[p] + 1) % 256
        elif c == "-": mem[p] = (mem[p] - 1) % 256
        elif c == ".": out.append(chr(mem[p]))
        elif c == ",": mem[p] = next(inp, 0)
        elif c == "[" and not mem[p] or c == "]" and mem[p]: i = jumps[i]
        i += 1
    return "".join(out)
print(repr(brain("++++++++[>++++++++<-]>+.+.+.")), repr(brain(",[.,]", b"echo")))
