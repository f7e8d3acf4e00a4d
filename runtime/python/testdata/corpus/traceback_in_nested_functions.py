def outer(n):
    def inner(m):
        check = lambda q: [x for x in range(q) if 10 / (x - m)]
        return check(n)
    class Local:
        def method(self):
            return inner(2)
    return Local().method()
outer(5)
