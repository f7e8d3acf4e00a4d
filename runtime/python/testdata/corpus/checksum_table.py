def checksum(data):
    if len(data) % 2:
        data += b"\0"
    total = 0
    for i in range(0, len(data), 2):
        total += (data[i] << 8) | data[i + 1]
        total = (total & 0xffff) + (total >> 16)
    return ~total & 0xffff
for d in (b"", b"a", b"hello world", bytes(range(20))):
    print(f"{checksum(d):#06x}", len(d))
def crc32(data):
    crc = 0xffffffff
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = (crc >> 1) ^ (0xedb88320 & -(crc & 1))
    return crc ^ 0xffffffff
print(hex(crc32(b"hello")), crc32(b"") == 0)
def parity(bits):
    return [b ^ 1 if sum(bits) % 2 else b for b in bits]
print(parity([1, 0, 1]), parity([1, 1, 1]))
