"""print(file=): each piece is a call of write, and flush=True one of flush."""
import hmac
import json


class Paper:
    def __init__(self):
        self.pieces = []

    def write(self, text):
        self.pieces.append(text)
        return len(text)

    def flush(self):
        self.pieces.append(None)


class Loud:
    def __str__(self):
        print("asked")
        return "loud"


paper = Paper()
print("a", 1, [2, "b"], file=paper)
print(file=paper)
print("x", "y", sep="", end="", file=paper)
print(Loud(), file=paper, flush=True)
print(paper.pieces)

for bad in [3, "text", object()]:
    try:
        print("a", file=bad)
    except AttributeError as e:
        print(e)
try:
    print("a", sep=1, file=paper)
except TypeError as e:
    print(e)


class Deaf:
    def write(self, text):
        pass


try:
    print("a", file=Deaf(), flush=True)
except AttributeError as e:
    print(e)
print(len(paper.pieces))

mac = hmac.new(b"key", digestmod="sha256")
mac.update(msg=b"abc")
print(mac.hexdigest())
print(json.dumps([1], check_circular=True, cls=None), json.loads("[1.5]", parse_float=None))
