class HTTPError(Exception):
    pass
def parse(raw):
    head, sep, body = raw.partition("\r\n\r\n")
    if not sep:
        raise HTTPError("incomplete")
    lines = head.split("\r\n")
    try:
        method, target, version = lines[0].split()
    except ValueError as e:
        raise HTTPError(f"bad request line {lines[0]!r}") from e
    headers = {}
    for line in lines[1:]:
        k, _, v = line.partition(":")
        headers[k.strip().lower()] = v.strip()
    query = {}
    if "?" in target:
        target, q = target.split("?", 1)
        query = {k: v for k, _, v in (p.partition("=") for p in q.split("&"))}
    return {"method": method, "path": target, "query": query, "headers": headers, "body": body}
for raw in ("GET /a?x=1&y=2 HTTP/1.1\r\nHost: h\r\nX-A : b:c\r\n\r\n", "POST / HTTP/1.0\r\n\r\nbody", "nonsense\r\n\r\n", "GET"):
    try:
        r = parse(raw)
        print(r["method"], r["path"], r["query"], r["headers"], repr(r["body"]))
    except HTTPError as e:
        print("400", e, "|", type(e.__cause__).__name__)
def response(status, body, **headers):
    lines = [f"HTTP/1.1 {status}"] + [f"{k.replace('_', '-').title()}: {v}" for k, v in headers.items()]
    return "\r\n".join(lines + [f"Content-Length: {len(body)}", "", body])
print(repr(response("200 OK", "hi", content_type="text/plain", server="x")))
