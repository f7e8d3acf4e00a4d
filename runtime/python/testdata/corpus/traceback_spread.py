class A:
    def __init__(self):
        self.run(
            1,
            2)
    def run(self, a, b):
        with self:
            self.deep(a +
                      b)
    def __enter__(self): return self
    def __exit__(self, *a):
        return False
    def deep(self, n):
        d = {"a":
             n.missing}
A()
