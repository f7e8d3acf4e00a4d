class Client:
    def __init__(self, host, port=80):
        self.host = host
    def get(self, path, *, timeout):
        return self.host.join(path).upper()
def build(*args):
    return Client(*args).get(
        "/index",
        timeout=5,
    ).lower(1)
build("x", 1)
