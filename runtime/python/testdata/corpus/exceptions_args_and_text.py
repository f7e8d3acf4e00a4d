cases = [Exception(), Exception("one"), Exception("one", 2), Exception(None), Exception(()), Exception([1]), Exception(""),
         ValueError(b"bytes"), KeyError("key"), KeyError(1, 2), KeyError(), KeyError(("a",)), OSError(), OSError("text"), OSError(2, "No such file"),
         OSError(2, "No such file", "name.txt"), OSError(13, "Denied", None), ConnectionRefusedError(111, "Connection refused"),
         StopIteration(), StopIteration(5), SystemExit(), SystemExit(3), SystemExit("bye"), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"),
         UnicodeEncodeError("ascii", "é", 0, 1, "bad"), UnicodeDecodeError("utf-8", b"ab\xff\xfe", 2, 4, "why")]
for e in cases:
    print(type(e).__name__, repr(str(e)), repr(e), e.args)
e = OSError(2, "gone", "f")
print(e.errno, e.strerror, e.filename, type(e).__name__)
s = SystemExit(4)
print(s.code, StopIteration(7).value, StopIteration().value, SystemExit().code, SystemExit(1, 2).code)
e = ValueError("a")
e.args = ("changed", 1)
print(e, repr(e))
e.extra = [1]
print(e.extra, hasattr(e, "other"))
u = UnicodeDecodeError("ascii", b"\x80x", 0, 1, "ordinal not in range(128)")
print(u.encoding, u.start, u.end, u.reason, u.object)
