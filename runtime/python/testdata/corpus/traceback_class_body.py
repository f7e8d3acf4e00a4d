def boom():
    raise LookupError("no such field")
class Config:
    a = 1
    b = boom()
