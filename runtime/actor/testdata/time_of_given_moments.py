import time
for t in (0, 1, 86399, 86400, 951782400, 1709164800, 1e9, 1700000000.999, -1, 2 ** 31):
    g = time.gmtime(t)
    print(t, g.tm_year, g.tm_mon, g.tm_mday, g.tm_hour, g.tm_min, g.tm_sec, g.tm_wday, g.tm_yday, time.strftime("%Y-%m-%d %H:%M:%S %a %j", g), time.ctime(t), g[0], g[6], len(g))
g = time.gmtime(1709164800)
print(g, time.strftime("%d/%m/%y %I:%M %p %b %B %A %%", g), time.localtime(0).tm_hour)
def leap(y):
    return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
def days(y, m, d):
    lengths = [31, 29 if leap(y) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return sum(366 if leap(x) else 365 for x in range(1970, y)) + sum(lengths[:m - 1]) + d - 1
for y, m, d in ((1970, 1, 1), (2000, 2, 29), (2024, 12, 31), (2026, 7, 4)):
    n = days(y, m, d)
    print((y, m, d), n, time.strftime("%Y-%m-%d %A", time.gmtime(n * 86400)))
start = time.monotonic()
time.sleep(0)
print(time.monotonic() >= start, time.time() > 1.7e9, time.time_ns() > 10 ** 18, type(time.perf_counter()).__name__, isinstance(time.monotonic_ns(), int))
def ago(seconds):
    for n, unit in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= n:
            k = seconds // n
            return f"{k} {unit}{'s' if k > 1 else ''} ago"
    return "just now"
print([ago(s) for s in (5, 60, 7199, 7200, 200000)])
for bad in (lambda: time.sleep(-1), lambda: time.sleep("1"), lambda: time.gmtime("x"), lambda: time.strftime(5), lambda: time.gmtime(float("nan")), lambda: g.tm_nothing, lambda: g[20]):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
