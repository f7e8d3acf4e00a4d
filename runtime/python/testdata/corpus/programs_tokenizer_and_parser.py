class Token:
    def __init__(self, kind, text, at):
        self.kind, self.text, self.at = kind, text, at
    def __repr__(self):
        return f"{self.kind}:{self.text}"
def tokenize(s):
    i = 0
    while i < len(s):
        c = s[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            j = i
            while j < len(s) and (s[j].isdigit() or s[j] == "."):
                j += 1
            yield Token("num", s[i:j], i)
            i = j
        elif c.isalpha():
            j = i
            while j < len(s) and s[j].isalnum():
                j += 1
            yield Token("name", s[i:j], i)
            i = j
        elif c in "+-*/^(),=":
            yield Token("op", c, i)
            i += 1
        else:
            raise ValueError(f"unexpected {c!r} at {i}")
    yield Token("end", "", len(s))
class Parser:
    levels = [{"+": lambda a, b: a + b, "-": lambda a, b: a - b}, {"*": lambda a, b: a * b, "/": lambda a, b: a / b}]
    def __init__(self, text, names):
        self.tokens, self.names = list(tokenize(text)), names
        self.i = 0
    def peek(self):
        return self.tokens[self.i]
    def take(self, text=None):
        t = self.peek()
        if text is not None and t.text != text:
            raise ValueError(f"expected {text!r}, found {t!r}")
        self.i += 1
        return t
    def binary(self, level=0):
        if level == len(self.levels):
            return self.unary()
        left = self.binary(level + 1)
        while self.peek().text in self.levels[level] and self.peek().kind == "op":
            op = self.take().text
            left = self.levels[level][op](left, self.binary(level + 1))
        return left
    def unary(self):
        if self.peek().text == "-":
            self.take()
            return -self.unary()
        base = self.atom()
        if self.peek().text == "^":
            self.take()
            return base ** self.unary()
        return base
    def atom(self):
        t = self.take()
        if t.kind == "num":
            return float(t.text) if "." in t.text else int(t.text)
        if t.kind == "name":
            if self.peek().text == "(":
                self.take()
                args = [self.binary()]
                while self.peek().text == ",":
                    self.take()
                    args.append(self.binary())
                self.take(")")
                return self.names[t.text](*args)
            return self.names[t.text]
        if t.text == "(":
            v = self.binary()
            self.take(")")
            return v
        raise ValueError(f"cannot begin with {t!r}")
names = {"max": max, "abs": abs, "x": 10}
for text in ("1 + 2 * 3", "-(4 - 6) ^ 3", "2 ^ 3 ^ 2", "max(1, x, 3) / 4", "abs(-x) * 2.5", "1 +", "2 $ 3", "(1", "y", "1 / 0", "max(1 2)"):
    try:
        p = Parser(text, names)
        v = p.binary()
        p.take("")
        print(text, "=", v)
    except (ValueError, KeyError, ZeroDivisionError) as e:
        print(text, "->", type(e).__name__, e)
print(list(tokenize("f(x1)=3.5")))
