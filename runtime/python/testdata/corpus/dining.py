forks = [None] * 3
def take(i, who):
    if forks[i] is not None:
        return False
    forks[i] = who
    return True
def philosopher(i, first, second, meals):
    while meals:
        while not take(first, i):
            yield "waits"
        yield f"has {first}"
        while not take(second, i):
            yield "waits"
        meals -= 1
        forks[first] = forks[second] = None
        yield "ate"
def simulate(order, limit=40):
    global forks
    forks = [None] * 3
    ps = [philosopher(i, *order(i), 1) for i in range(3)]
    trace, waits = [], 0
    live = list(range(3))
    while live and waits < limit:
        for i in list(live):
            try:
                what = next(ps[i])
            except StopIteration:
                live.remove(i)
                continue
            waits = waits + 1 if what == "waits" else 0
            if what == "ate":
                trace.append(i)
    return trace, "deadlock" if live else "done"
print(simulate(lambda i: (i, (i + 1) % 3)))
print(simulate(lambda i: (min(i, (i + 1) % 3), max(i, (i + 1) % 3))))
