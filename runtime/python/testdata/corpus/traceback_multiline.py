def check(a, b):
    return a + b
def run():
    value = check(
        1,
        check("x",
              2),
    )
    return value
run()
