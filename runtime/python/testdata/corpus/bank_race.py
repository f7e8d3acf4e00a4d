class Account:
    def __init__(self, balance=0):
        self.balance = balance
        self.log = []
    def deposit(self, n):
        if n <= 0:
            raise ValueError("amount must be positive")
        self.balance += n
        self.log.append(("in", n))
    def withdraw(self, n):
        if n > self.balance:
            raise Insufficient(n, self.balance)
        self.balance -= n
        self.log.append(("out", n))
class Insufficient(ValueError):
    def __init__(self, wanted, have):
        super().__init__(f"wanted {wanted}, have {have}")
        self.short = wanted - have
def racy(acc, n):
    seen = acc.balance
    yield "read"
    acc.balance = seen + n
    yield "wrote"
acc = Account(100)
a, b = racy(acc, 10), racy(acc, 20)
print(next(a), next(b), next(a), next(b), acc.balance)
for op, n in (("deposit", 50), ("withdraw", 500), ("deposit", -1), ("withdraw", 70), ("steal", 1)):
    try:
        getattr(acc, op)(n)
    except Insufficient as e:
        print("short by", e.short, "-", e)
    except ValueError as e:
        print("value:", e)
    except AttributeError as e:
        print("attr:", e)
    else:
        print(op, n, "->", acc.balance)
print(acc.log)
