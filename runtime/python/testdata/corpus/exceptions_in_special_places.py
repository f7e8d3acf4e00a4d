def boom(*a):
    raise ValueError("boom")
class Bad:
    def __init__(self, where):
        self.where = where
        if where == "init":
            boom()
    def __len__(self):
        return boom()
    def __iter__(self):
        return boom()
    def __eq__(self, o):
        return boom()
    def __bool__(self):
        return boom()
    def __str__(self):
        return boom()
    def __contains__(self, x):
        return boom()
    @property
    def prop(self):
        return boom()
b = Bad("")
actions = {
    "init": lambda: Bad("init"), "len": lambda: len(b), "for": lambda: [x for x in b], "==": lambda: b == 1, "if": lambda: 1 if b else 2,
    "str": lambda: f"{b}", "in": lambda: 1 in b, "prop": lambda: b.prop, "key": lambda: sorted([1, 2], key=boom), "map": lambda: list(map(boom, [1])),
    "not": lambda: not b, "and": lambda: b and 1, "list": lambda: list(b), "unpack": lambda: [*b], "default": lambda: getattr(b, "prop", "d"),
    "hasattr": lambda: hasattr(b, "prop"), "print": lambda: print(b), "any": lambda: any(b), "format": lambda: "{}".format(b), "index": lambda: [1, b].index(5),
    "lambda default": lambda x=boom: x(), "dict": lambda: {1: b}[1] == 2,
}
for name, act in actions.items():
    try:
        print(name, "->", act())
    except ValueError as e:
        print(name, "raised", e)
