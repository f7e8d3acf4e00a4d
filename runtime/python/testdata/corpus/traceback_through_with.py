class Step:
    def __init__(self, name, fail=False):
        self.name, self.fail = name, fail
    def __enter__(self):
        print("enter", self.name)
        return self
    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__)
        if self.fail:
            raise OSError(5, "cannot leave " + self.name)
with Step("outer"):
    with Step("inner", fail=True) as s:
        s.name = s.name + 1
