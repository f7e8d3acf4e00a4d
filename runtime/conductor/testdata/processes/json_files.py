import json
import multiprocessing as mp


class Kept:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


def buy(name):
    with open("db.txt") as f:
        db = json.load(f)
    if db["count"] > 0:
        db["count"] -= 1
        with open("db.txt", "w", encoding="utf-8") as f:
            json.dump(db, f, ensure_ascii=False, indent=1)
        print(name, "bought")
    else:
        print(name, "came too late")


if __name__ == "__main__":
    mp.set_start_method("spawn")
    with open("db.txt", "w") as f:
        print(json.dump({"count": 1, "name": "票"}, f))
    for name in ["ann", "bob"]:
        p = mp.Process(target=buy, args=(name,))
        p.start()
        p.join()
    with open("db.txt", encoding="utf-8") as f:
        print(f.read())
    with open("db.txt", "rb") as f:
        print(json.load(f))
        try:
            json.load(f)
        except json.JSONDecodeError as e:
            print(e)
    with open("db.txt", "w") as f:
        try:
            json.dump({"a": [1, 2.5], "b": {"c": {3}}}, f)
        except TypeError as e:
            print(e)
    with open("db.txt") as f:
        print(repr(f.read()))
    kept = Kept()
    json.dump([1, {"x": None}], kept)
    print("".join(kept.parts))
    for wrong in [lambda: json.dump(1, 2), lambda: json.load("{}"), lambda: json.load(open("none"))]:
        try:
            wrong()
        except Exception as e:
            print(type(e).__name__, e)
