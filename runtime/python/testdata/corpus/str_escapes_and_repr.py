samples = ["\a\b\f\n\r\t\v\\\'\"", "\x41\u0042\U00000043\103\0", "N", r"\n\x", "tab\there", 'it\'s "both"', "it's", '"q"', "\x00\x1f\x7f\x80\x9f\xa0\xad\xff", "é收\u200b\u2028\ufeff\U0001f600", "a\
b", "q", '''triple "quotes" and 'single'
second line''', "" "adj" 'acent', "\1\12\1234", "\r\n"]
for s in samples:
    print(len(s), repr(s), ascii(s), [hex(ord(c)) for c in s][:4])
print(str(b"x\n\xff'"), repr(b'"'), repr(b"'\""), repr("\\"), repr("\\n"), len("\\\\"), b"\x41\101\n\\ \t"[0], rb"\x", len(rb"\n"), repr(bytearray(b"a'b")))
print("%r %a" % ("é\n", "é\n"), f"{'é'!a}", ascii(["é", "\U0001F600"]), repr({"k\t": "v'"}), str(["\n"]), repr(("'",)))
