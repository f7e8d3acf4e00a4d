def numbers():
    try:
        yield 99
    finally:
        print("cleanup")
def lines(conn):
    with conn:
        yield conn.recv(10)
print(list(numbers()))
