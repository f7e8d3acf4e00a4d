total = 0
history = []
def add(n):
    global total, last
    total += n
    last = n
    history.append(n)
for i in range(4):
    add(i * i)
print(total, last, history)
def shadow():
    total = 100
    return total
print(shadow(), total)
def deleter():
    global last
    del last
deleter()
try:
    print(last)
except NameError as e:
    print(e)
x = 5
def read():
    return x
x = 6
print(read())
len = 3
print(len)
del len
print(len("abc"))
try:
    del nothing
except NameError as e:
    print(e)
