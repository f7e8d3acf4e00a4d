def run(f):
    f()
values = {"text": "abc", "n": 0, "list": [1, 2]}
def deep(v):
    return (v["text"] + "x") * 2 + v["list"][0] / (v["n"]  -  0)
run(lambda: deep(values))
