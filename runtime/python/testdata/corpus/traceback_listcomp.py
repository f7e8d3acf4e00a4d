def a(): return b()
def b():
    x = [c(i)
         for i in (1,
                   0)]
def c(n):
    return (10 /
            n)
a()
