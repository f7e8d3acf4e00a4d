def parse(header):
    size = int(header)
    return size
def read(conn):
    return parse(conn["header"])
def main():
    try:
        read({"header": "abc"})
    except ValueError as e:
        raise RuntimeError("bad frame") from e
main()
