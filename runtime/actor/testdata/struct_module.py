import struct

def show(text, f):
    try:
        print(text, repr(f()))
    except Exception as e:
        print(text, type(e).__name__, e)

def pack(fmt, *values):
    show("pack " + fmt + " " + repr(values), lambda: struct.pack(fmt, *values))

def unpack(fmt, data):
    show("unpack " + fmt + " " + repr(data), lambda: struct.unpack(fmt, data))

def size(fmt):
    show("calcsize " + fmt, lambda: struct.calcsize(fmt))

for order in ["", "@", "=", "<", ">", "!"]:
    for c in "xcbB?hHiIlLqQnNefdspP":
        size(order + c)
        size(order + "3" + c)
        size(order + "0" + c)
        size(order + "b" + c + "b" + c)
        size(order + "b0" + c)

for c in "bBhHiIlLqQ":
    for v in [0, 1, -1, 127, 128, -128, -129, 255, 256, 32767, 32768, -32768, -32769, 65535, 65536,
              2147483647, 2147483648, -2147483648, -2147483649, 4294967295, 4294967296,
              9223372036854775807, 9223372036854775808, -9223372036854775808, -9223372036854775809,
              18446744073709551615, 18446744073709551616, 10 ** 30, True, 1.5, "1", b"1", None]:
        pack(">" + c, v)
        pack(c, v)

for c in "nNP":
    for v in [0, 1, -1, 9223372036854775807, 9223372036854775808, 18446744073709551615, 18446744073709551616, 1.5, "x"]:
        pack(c, v)

for c in "efd":
    for v in [0.0, -0.0, 1, 1.5, 0.1, -2.25, 65504.0, 65519.0, 65520.0, 1e-8, 6e-8, 5.960464477539063e-08, 1e30, 1e39, 1e300, float("inf"), float("-inf"), float("nan"), "x", None, 10 ** 400, True]:
        pack("<" + c, v)
        pack(">" + c, v)

for c in "csp?x":
    for v in [b"", b"a", b"ab", b"abcdef", "a", 1, 0, None, True, [], [1]]:
        pack(c, v)
        pack("3" + c, v)
        pack("0" + c, v)

pack("!IH", 1, 2)
pack("!IH", 1)
pack("!IH", 1, 2, 3)
pack("")
pack("", 1)
pack("<bhq", 1, 2, 3)
pack("bhq", 1, 2, 3)
pack("bhqb", 1, 2, 3, 4)
pack("bhqb0q", 1, 2, 3, 4)
pack(" > h h ", 1, 2)
pack("h >h", 1, 2)
pack(">hz", 1, 2)
pack("3", 1)
pack("3 h", 1, 2, 3)
pack("300p", b"x" * 400)
pack("2x", )
pack("3s2s", b"hello", b"w")
pack("99999999999999999999h")
pack("<n", 1)
pack(">P", 1)
pack("-1h", 1)
pack("4s", "text")
pack("10s", b"hello")
pack("?", 2)
pack("??", [], "x")

unpack("!I", b"\x00\x00\x00\x05")
unpack("!I", b"\x00\x00\x05")
unpack("!I", b"\x00\x00\x00\x00\x05")
unpack("!I", "abcd")
unpack("!I", 5)
unpack("<bBhHiIlLqQ", b"\xff" * 42)
unpack("<bBhHiIlLqQ", bytes(range(42)))
unpack(">bBhHiIlLqQ", bytes(range(42)))
unpack("bBhHiIlLqQ", bytes(range(56)))
unpack("<efd", b"\x00\x3c\x00\x00\xc0\x3f\x00\x00\x00\x00\x00\x00\x02\xc0")
unpack("<e", b"\x00\x7c")
unpack("<e", b"\x01\x00")
unpack("<e", b"\x00\xfe")
unpack("<f", b"\xcd\xcc\xcc\x3d")
unpack("5s", b"hello")
unpack("5p", b"\x03hello"[:5])
unpack("5p", b"\x09hell")
unpack("1p", b"\x05")
unpack("0s", b"")
unpack("3c", b"abc")
unpack("3?", b"\x00\x01\x05")
unpack("2x2s", b"abcd")
unpack("", b"")
unpack("", b"a")
unpack("z", b"a")
unpack("nNP", bytes(range(24)))
unpack(">h2xh", b"\x00\x01zz\x00\x02")

show("unpack_from", lambda: struct.unpack_from("!H", b"\x00\x01\x00\x02"))
show("unpack_from 2", lambda: struct.unpack_from("!H", b"\x00\x01\x00\x02", 2))
show("unpack_from 3", lambda: struct.unpack_from("!H", b"\x00\x01\x00\x02", 3))
show("unpack_from 5", lambda: struct.unpack_from("!H", b"\x00\x01\x00\x02", 5))
show("unpack_from -1", lambda: struct.unpack_from("!H", b"\x00\x01\x00\x02", -1))
show("unpack_from -2", lambda: struct.unpack_from("!H", b"\x00\x01\x00\x02", -2))
show("unpack_from -9", lambda: struct.unpack_from("!H", b"\x00\x01\x00\x02", -9))
show("unpack_from kw", lambda: struct.unpack_from("!H", buffer=b"\x00\x01\x00\x02", offset=1))
show("unpack_from str", lambda: struct.unpack_from("!H", "text"))
show("pack int", lambda: struct.pack(1))
show("pack bytes", lambda: struct.pack(b"!H", 1))
show("unpack one", lambda: struct.unpack("!H"))
show("calcsize int", lambda: struct.calcsize(1))
s = struct.Struct("!HI")
show("size", lambda: s.size)
show("format", lambda: s.format)
show("Struct.pack", lambda: s.pack(1, 2))
show("Struct.pack few", lambda: s.pack(1))
show("Struct.unpack", lambda: s.unpack(b"\x00\x01\x00\x00\x00\x02"))
show("Struct.unpack bad", lambda: s.unpack(b"\x00"))
show("Struct.unpack_from", lambda: s.unpack_from(b"zz\x00\x01\x00\x00\x00\x02", 2))
show("Struct bad", lambda: struct.Struct("z"))
show("Struct int", lambda: struct.Struct(1))
print(issubclass(struct.error, Exception), struct.error.__name__)
