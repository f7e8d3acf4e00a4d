# what a module lacks is seen before the run, unless its name is bound to anything else
import time
import time as clock
import sys as clock2
import sys
print(time.tzset)
clock.nothing()
def f():
    global sys
    sys = 1
    return time.clock
print(sys.bit_length, clock2.argv, clock2.modules)
