def low():
    return {"port": "80"}["prot"]
def middle():
    try:
        low()
    except KeyError as e:
        raise ValueError("no port in the settings") from e
def high():
    try:
        middle()
    except ValueError:
        cleanup = None
        cleanup()
high()
