def chain(e):
    out = []
    while e is not None:
        out.append(f"{type(e).__name__}({e})")
        e = e.__cause__ or (None if e.__suppress_context__ else e.__context__)
    return " <- ".join(out)
def convert(text):
    try:
        return int(text)
    except ValueError as e:
        raise RuntimeError("conversion") from e
def replace():
    try:
        convert("x")
    except RuntimeError:
        raise LookupError("replaced")
def silence():
    try:
        replace()
    except LookupError:
        raise TypeError("silent") from None
for f in (lambda: convert("x"), replace, silence):
    try:
        f()
    except Exception as e:
        print(chain(e), e.__suppress_context__, type(e.__cause__).__name__, type(e.__context__).__name__)
try:
    try:
        1 / 0
    finally:
        [][1]
except IndexError as e:
    print(chain(e))
try:
    raise ValueError("v") from KeyError
except ValueError as e:
    print(repr(e.__cause__))
for bad in (5, "text", object):
    try:
        raise ValueError("v") from bad
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
for bad in (5, None, int, "s"):
    try:
        raise bad
    except TypeError as e:
        print(e)
keep = None
try:
    {}["k"]
except KeyError as e:
    keep = e
try:
    raise keep
except KeyError as e:
    print(e is keep, e.__context__)
