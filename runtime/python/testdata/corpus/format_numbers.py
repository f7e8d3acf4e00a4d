for v in (0, 7, -42, 1234567, 2 ** 70, 0.0, -0.0, 1.5, -2.675, 1e16, 123456789.987, 1e-7, float("inf"), float("-inf"), float("nan"), True):
    print(v, end=": ")
    for spec in ("", "d", "5", "<8", "^9", "+", " ", "08", ",", "_", "x", "#o", "b", "e", ".2e", "f", ".0f", ".3", "g", ".4g", "G", "%", ".1%", "=+8", ">+8.1f", "012,.2f"):
        try:
            print(f"[{format(v, spec)}]", end="")
        except ValueError as e:
            print("[!]", end="")
    print()
