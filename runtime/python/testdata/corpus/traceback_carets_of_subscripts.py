table = {"a": [1, {"b": (4, 5)}]}
def look(t, *keys):
    for k in keys:
        t = t[k]
    return table["a"][1]["b"][len(keys)] + t["missing"]["deeper"]
print(look(table, "a"))
