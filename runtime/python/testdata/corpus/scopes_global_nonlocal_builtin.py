x = "module"
def read():
    return x
def write():
    x = "local"
    return x
def declare():
    global x, fresh
    x = "changed"
    fresh = [x]
    def inner():
        return x
    x = "again"
    return inner()
print(read(), write(), x, declare(), x, fresh)
def shadows(len):
    return len
print(shadows(5), len("ab"))
def late():
    return helper() + 1
def helper():
    return 41
print(late())
def unbound():
    try:
        print(y)
    except UnboundLocalError as e:
        print(e)
    y = 1
    del y
    try:
        y
    except UnboundLocalError as e:
        print(e)
unbound()
max = lambda *a: "mine"
print(max(1, 2))
del max
print(max(1, 2))
class K:
    x = "class"
    y = x + "!"
    def method(self):
        return x
    nested = [x for _ in range(1)]
print(K.y, K().method(), K.nested)
def counter():
    count = 0
    class Inner:
        def bump(self):
            nonlocal count
            count += 1
            return count
        value = count
    return Inner
I = counter()
print(I().bump(), I().bump(), I.value)
for loop_var in range(3):
    inside = loop_var
print(loop_var, inside)
if True:
    conditional = 1
print(conditional)
def conditional_def(flag):
    if flag:
        def f(): return "yes"
    else:
        def f(): return "no"
    return f()
print(conditional_def(1), conditional_def(0), __name__)
import sys as renamed
print(renamed.argv != [], [name for name in ("read", "x")])
