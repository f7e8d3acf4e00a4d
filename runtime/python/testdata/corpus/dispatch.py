def hello(args):
    return "hello " + " ".join(args)
def add(args):
    return sum(int(a) for a in args)
def quit_(args):
    raise SystemExit
commands = {"hello": hello, "add": add, "quit": quit_}
def run(line):
    name, *args = line.split()
    fn = commands.get(name)
    if fn is None:
        near = [c for c in sorted(commands) if c[0] == name[0]]
        return f"unknown {name!r}" + (f", did you mean {near[0]}?" if near else "")
    return fn(args)
for line in ["hello a b", "add 1 2 39", "halo", "zap", "add 1 x"]:
    try:
        print(line, "->", run(line))
    except ValueError as e:
        print("bad:", e)
try:
    run("quit")
except SystemExit as e:
    print("quit", e.code)
