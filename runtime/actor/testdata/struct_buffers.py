import struct

def show(text, f):
    try:
        print(text, repr(f()))
    except Exception as e:
        print(text, type(e).__name__, e)

buf = bytearray(8)
show("pack_into", lambda: struct.pack_into("!H", buf, 0, 258))
print(buf)
show("pack_into 6", lambda: struct.pack_into("!H", buf, 6, 772))
print(buf)
show("pack_into 7", lambda: struct.pack_into("!H", buf, 7, 1))
show("pack_into -2", lambda: struct.pack_into("!H", buf, -2, 1))
show("pack_into -1", lambda: struct.pack_into("!H", buf, -1, 1))
show("pack_into -9", lambda: struct.pack_into("!H", buf, -9, 1))
show("pack_into 9", lambda: struct.pack_into("!H", buf, 9, 1))
show("pack_into few", lambda: struct.pack_into("!H", buf, 0))
show("pack_into bytes", lambda: struct.pack_into("!H", b"ab", 0, 1))
show("pack_into str", lambda: struct.pack_into("!H", buf, "a", 1))
print(buf)
s = struct.Struct("<I")
show("Struct.pack_into", lambda: s.pack_into(buf, 1, 0x01020304))
print(buf)
show("unpack", lambda: struct.unpack("!2H4x", buf))
show("unpack_from", lambda: s.unpack_from(buf, 1))
