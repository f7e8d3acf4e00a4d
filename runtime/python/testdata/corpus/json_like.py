def dump(v, depth=0):
    pad = "  " * depth
    if v is None:
        return "null"
    if isinstance(v, bool):
        return "true" if v else "false"
    if isinstance(v, (int, float)):
        return str(v)
    if isinstance(v, str):
        return '"' + v.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(v, dict):
        return "{" + ", ".join(f"{dump(k)}: {dump(x, depth + 1)}" for k, x in v.items()) + "}"
    return "[" + ", ".join(dump(x, depth + 1) for x in v) + "]"
print(dump({"a": [1, 2.5, None, True], "b": {"c": 'q"x'}, "e": []}))
def parse(s):
    pos = 0
    def ws():
        nonlocal pos
        while pos < len(s) and s[pos] in " \n":
            pos += 1
    def value():
        nonlocal pos
        ws()
        c = s[pos]
        if c == "[":
            pos += 1
            out = []
            ws()
            while s[pos] != "]":
                out.append(value())
                ws()
                if s[pos] == ",":
                    pos += 1
            pos += 1
            return out
        if c == '"':
            end = s.index('"', pos + 1)
            text, pos = s[pos + 1:end], end + 1
            return text
        start = pos
        while pos < len(s) and s[pos] in "-0123456789.":
            pos += 1
        if start == pos:
            raise ValueError(f"unexpected {s[pos]!r} at {pos}")
        t = s[start:pos]
        return float(t) if "." in t else int(t)
    return value()
print(parse('[1, -2.5, "x", [[], "y"]]'))
try:
    parse("[1, ?]")
except ValueError as e:
    print(e)
