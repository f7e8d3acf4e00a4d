import time

for t in [0, 1767225600, 951782400, 1e9, 1234567890.75, -1, 1709164800]:
    g = time.gmtime(t)
    print(g, g[0], g[5], len(g), g.tm_year, g.tm_wday, g.tm_yday, g.tm_isdst)
    print(time.strftime("%Y-%m-%d %H:%M:%S %j %a %A %b %B %d %e %y %p %I %% %c %x %X %w %F %T %D %R", g))
try:
    time.strftime(1)
except TypeError as e:
    print(e)
try:
    time.gmtime("x")
except TypeError as e:
    print(e)
