script = iter(["add 2 3", "mul 4 x", "", "q"])
def ask(prompt):
    try:
        line = next(script)
    except StopIteration:
        raise EOFError("EOF when reading a line") from None
    print(prompt + line)
    return line
while True:
    line = ask("> ").strip()
    if not line:
        continue
    if line == "q":
        break
    op, *nums = line.split()
    try:
        a, b = map(int, nums)
    except ValueError as e:
        print("error:", e)
        continue
    print({"add": a + b, "mul": a * b}.get(op, "?"))
try:
    ask("> ")
except EOFError as e:
    print("eof", e)
