async def f():
    await g()
    async for x in y:
        pass
    async with z:
        pass
#--
match x:
    case 1:
        pass
#--
if (n := 10) > 5:
    pass
#--
from os import *
#--
import math, re, collections
#--
from . import sibling
#--
try:
    pass
except* ValueError:
    pass
#--
x = a @ b
#--
def g():
    try:
        yield 1
    finally:
        pass
#--
def g():
    with x:
        yield 1
#--
x = [i async for i in y]
#--
print(x[1, 2:3])
#--
x: list[int] = []
def f(a: "int | None", b: Optional[int]):
    pass
#--
print(int | str)
#--
if 1:
	print("tab")
#--
naïve, ﬁ = 1, 2
#--
import json as j, os.path
