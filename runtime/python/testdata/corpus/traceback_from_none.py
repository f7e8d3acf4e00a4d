def parse(text):
    try:
        return int(text)
    except ValueError:
        raise RuntimeError(f"not a number: {text!r}") from None
parse("4x")
