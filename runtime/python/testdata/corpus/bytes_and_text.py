for t in ("", "abc", "é", "收到", "\U0001F600", "a\x00b", "\xff"):
    b = t.encode()
    print(t, len(t), len(b), b, list(b), b.decode() == t, b.hex(), b.hex(" "), b.hex(":", 2))
for enc in ("utf-8", "ascii", "latin-1"):
    for handler in ("strict", "ignore", "replace", "backslashreplace"):
        for t in ("é", "a€b", "ok"):
            try:
                print(enc, handler, repr(t), t.encode(enc, handler))
            except UnicodeEncodeError as e:
                print(enc, handler, repr(t), e)
for raw in (b"\xe6\x94", b"a\xffb", b"\xc0\x80", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe6\x94\xb6\xe5\x88", b"\x80abc", b"ok"):
    for enc, handler in (("utf-8", "strict"), ("utf-8", "replace"), ("utf-8", "ignore"), ("ascii", "replace"), ("latin-1", "strict"), ("utf-8", "backslashreplace")):
        try:
            print(raw, enc, handler, ascii(raw.decode(enc, handler)))
        except UnicodeDecodeError as e:
            print(raw, enc, handler, e, e.start, e.end, e.reason)
print(bytes("é", "utf-8"), bytes("é", encoding="latin-1"), str(b"\xc3\xa9", "utf-8"), str(b"x", encoding="ascii"), str(b"x"), bytes.fromhex("e9 4a"), bytes([1, 2, 255]), bytes(3), bytes(range(5)), bytes(b"copy"), bytes())
