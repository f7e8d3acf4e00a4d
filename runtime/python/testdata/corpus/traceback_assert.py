def validate(port):
    assert 0 < port < 65536, f"bad port {port}"
    return port
print(validate(80))
validate(70000)
