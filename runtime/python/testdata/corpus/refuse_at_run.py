print((-8) ** 0.5)
#--
print(chr(0xd800))
#--
print("a".encode("utf-16"))
#--
print(b"\xff".decode("utf-8", "surrogateescape"))
#--
print(range(10 ** 30))
#--
print(2 ** 10 ** 9)
#--
print({range(3): 1})
#--
print(f"{1:n}")
#--
print(list[int])
#--
print("ŉ".upper())
#--
print("²".isdigit())
#--
print(getattr([], "__reduce__"))
#--
print(zip([1], [2], strict=True))
#--
print(max([1], key=None, default=0), sorted([1], reverse=1.5) if 0 else {}.keys().mapping)
#--
print("%s" % {1, 2})
#--
OSError(1, 2, 3, 4, 5)
