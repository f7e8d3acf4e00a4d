class InsufficientFunds(Exception):
    def __init__(self, need, have):
        super().__init__(f"need {need}, have {have}")
        self.short = need - have
class Account:
    total = 0
    def __init__(self, owner, balance=0):
        self.owner, self._balance, self.history = owner, balance, []
        Account.total += 1
    @property
    def balance(self):
        return self._balance
    def deposit(self, n):
        if n <= 0:
            raise ValueError("amount must be positive")
        self._balance += n
        self.history.append(("+", n))
        return self
    def withdraw(self, n):
        if n > self.limit():
            raise InsufficientFunds(n, self.limit())
        self._balance -= n
        self.history.append(("-", n))
        return self
    def limit(self):
        return self._balance
    def __lt__(self, o):
        return self.balance < o.balance
    def __repr__(self):
        return f"{type(self).__name__}({self.owner}, {self._balance})"
class Credit(Account):
    def __init__(self, owner, line, **kw):
        super().__init__(owner, **kw)
        self.line = line
    def limit(self):
        return super().limit() + self.line
class Transfer:
    def __init__(self, *accounts):
        self.accounts = accounts
    def __enter__(self):
        self.saved = [(a._balance, len(a.history)) for a in self.accounts]
        return self
    def __exit__(self, kind, e, tb):
        if kind:
            for a, (b, n) in zip(self.accounts, self.saved):
                a._balance = b
                del a.history[n:]
        return isinstance(e, InsufficientFunds)
a, b, c = Account("ann", 100), Credit("bob", 50, balance=10), Account("cy")
a.deposit(5).withdraw(20)
for n in (30, 100):
    with Transfer(a, b) as t:
        b.deposit(n)
        a.withdraw(n)
        print("moved", n)
    print(a, b)
b.withdraw(80)
print(sorted([a, b, c]), Account.total, Credit.total, a.history, min([a, b, c]).owner)
for bad in (lambda: c.withdraw(1), lambda: c.deposit(-1), lambda: setattr(c, "balance", 5), lambda: Account()):
    try:
        bad()
    except (InsufficientFunds, ValueError, AttributeError, TypeError) as e:
        print(type(e).__name__, e, getattr(e, "short", ""))
