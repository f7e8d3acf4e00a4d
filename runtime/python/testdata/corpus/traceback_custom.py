class ProtocolError(Exception):
    def __init__(self, code, text):
        super().__init__(code, text)
        self.code = code
class TooBig(ProtocolError):
    def __str__(self):
        return f"code {self.code}: too big"
try:
    raise ProtocolError(1, "x")
except ProtocolError as e:
    print(e, e.args, e.code, repr(e))
try:
    raise TooBig(2, "y")
except ProtocolError as e:
    print(e, repr(e), isinstance(e, Exception))
raise TooBig(3, "z")
