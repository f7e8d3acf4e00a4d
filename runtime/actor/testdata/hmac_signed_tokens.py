import hashlib
import hmac
import json
secret = b"not for production"
def sign(payload, expires):
    body = json.dumps({**payload, "exp": expires}, sort_keys=True, separators=(",", ":")).encode()
    return body.hex() + "." + hmac.new(secret, body, hashlib.sha256).hexdigest()
def check(token, now):
    body, _, mac = token.partition(".")
    data = bytes.fromhex(body)
    if not hmac.compare_digest(mac, hmac.new(secret, data, "sha256").hexdigest()):
        raise PermissionError("bad signature")
    claims = json.loads(data)
    if claims["exp"] <= now:
        raise TimeoutError(f"expired {now - claims['exp']} ago")
    return claims
t = sign({"user": "ann", "admin": False}, 100)
print(t)
print(check(t, 50))
forged = bytes.fromhex(t.split(".")[0]).replace(b"false", b"true").hex() + "." + t.split(".")[1]
for token, now in ((forged, 50), (t, 100), (t, 250), ("zz.00", 1), ("", 1), (t[:-1], 1)):
    try:
        print(check(token, now))
    except (PermissionError, TimeoutError, ValueError) as e:
        print(type(e).__name__, e)
m = hmac.new(b"k", digestmod="md5")
m.update(b"part one, ")
n = m.copy()
m.update(b"part two")
print(m.hexdigest(), n.hexdigest(), m.name, m.digest_size, m.block_size, m.digest() == hmac.digest(b"k", b"part one, part two", "md5"))
print(hmac.compare_digest(b"a", b"a"), hmac.compare_digest("a", "b"), hmac.compare_digest(b"a", b"ab"), hmac.new(b"x" * 200, b"long key", "sha1").hexdigest())
def hotp(key, counter, digits=6):
    d = hmac.new(key, counter.to_bytes(8, "big"), "sha1").digest()
    at = d[-1] & 15
    return str((int.from_bytes(d[at:at + 4], "big") & 0x7FFFFFFF) % 10 ** digits).zfill(digits)
print([hotp(b"12345678901234567890", c) for c in range(4)])
def pbkdf(password, salt, rounds):
    u = out = hmac.digest(password, salt + (1).to_bytes(4, "big"), "sha1")
    for _ in range(rounds - 1):
        u = hmac.digest(password, u, "sha1")
        out = bytes(a ^ b for a, b in zip(out, u))
    return out.hex()
print(pbkdf(b"password", b"salt", 2))
for bad in (lambda: hmac.new("text", b"", "sha1"), lambda: hmac.new(b"k", "text", "sha1"), lambda: hmac.new(b"k", b"m"), lambda: hmac.new(b"k", b"m", "nope"), lambda: hmac.compare_digest("é", "é"), lambda: hmac.compare_digest("a", b"a"), lambda: hmac.new(b"k", b"m", None)):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
