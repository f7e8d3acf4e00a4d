class AppError(Exception):
    """Base of all."""
    code = 500
    def __init__(self, message, **details):
        super().__init__(message)
        self.details = details
    def __str__(self):
        return f"[{self.code}] {self.args[0]}"
class NotFound(AppError):
    code = 404
class Conflict(AppError):
    code = 409
    def __init__(self, a, b):
        super().__init__(f"{a} against {b}", a=a, b=b)
class Silent(AppError):
    def __init__(self):
        pass
class Textless(Exception):
    def __str__(self):
        return ""
class Plain(KeyError):
    pass
for make in (lambda: AppError("m"), lambda: NotFound("page", url="/x"), lambda: Conflict(1, 2), lambda: Textless("hidden"), lambda: Plain("k")):
    e = make()
    try:
        raise e
    except Exception as got:
        print(got is e, type(got).__name__, repr(str(got)), repr(got), getattr(got, "details", None))
try:
    raise NotFound("x")
except AppError as e:
    print(e.code, isinstance(e, AppError), e.__doc__, AppError.__doc__)
try:
    str(Silent())
except IndexError as e:
    print("no args:", e)
try:
    raise Conflict(1)
except TypeError as e:
    print(e)
try:
    raise NotFound
except TypeError as e:
    print(e)
