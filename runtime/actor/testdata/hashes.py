import hashlib
import hmac

def show(text, f):
    try:
        print(text, repr(f()))
    except Exception as e:
        print(text, type(e).__name__, e)

data = [b"", b"a", b"abc", "收到".encode(), bytes(range(256)), b"x" * 1000]
for name in ["md5", "sha1", "sha224", "sha256", "sha384", "sha512"]:
    for d in data:
        h = hashlib.new(name, d)
        print(h.name, h.digest_size, h.block_size, h.hexdigest(), h.digest())
        h.update(b"more")
        print(h.hexdigest())
        c = h.copy()
        c.update(b"x")
        print(h.hexdigest(), c.hexdigest())
    for key in [b"", b"key", b"k" * 64, b"k" * 65, b"k" * 200]:
        m = hmac.new(key, b"hello", name)
        print(m.name, m.digest_size, m.block_size, m.hexdigest())
        m.update(b" world")
        c = m.copy()
        c.update(b"!")
        print(m.hexdigest(), c.hexdigest(), hmac.digest(key, b"hello world", name) == m.digest())

print(hashlib.md5(b"1").hexdigest(), hashlib.sha1(b"1").hexdigest(), hashlib.sha256(b"1").hexdigest(), hashlib.sha512(b"1").hexdigest())
print(hmac.new(b"k", b"m", hashlib.sha1).hexdigest(), hmac.new(b"k", msg=b"m", digestmod=hashlib.md5).hexdigest())
print(hmac.new(b"k", None, "sha1").hexdigest(), hmac.new(b"k", digestmod="sha1").hexdigest())
show("string=", lambda: hashlib.md5(string=b"x").hexdigest())
show("usedforsecurity", lambda: hashlib.md5(b"a", usedforsecurity=False).hexdigest())
show("MD5", lambda: hashlib.new("MD5").name)
show("int", lambda: hashlib.md5(1))
show("str", lambda: hashlib.md5("x"))
show("unknown", lambda: hashlib.new("x"))
show("new int", lambda: hashlib.new(1))
show("update str", lambda: hashlib.sha256().update("x"))
show("no digestmod", lambda: hmac.new(b"k"))
show("key str", lambda: hmac.new("k", b"m", "md5"))
show("msg str", lambda: hmac.new(b"k", "m", "md5"))
show("hmac unknown", lambda: hmac.new(b"k", b"m", "nope"))
show("hmac int", lambda: hmac.new(b"k", b"m", 5))
show("digest", lambda: hmac.digest(b"k", b"m", "sha1"))
show("digest str", lambda: hmac.digest("k", b"m", "sha1"))
show("compare", lambda: hmac.compare_digest("a", "a"))
show("compare", lambda: hmac.compare_digest("a", "b"))
show("compare", lambda: hmac.compare_digest(b"a", b"a"))
show("compare", lambda: hmac.compare_digest(b"a", b"ab"))
show("compare", lambda: hmac.compare_digest("a", b"a"))
show("compare", lambda: hmac.compare_digest("é", "a"))
show("compare", lambda: hmac.compare_digest(1, b"a"))
