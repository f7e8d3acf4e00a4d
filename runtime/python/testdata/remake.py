"""Writes beside each program what this CPython (3.11) makes of it, in NAME.out:

    python3 remake.py [--check] FOLDER...

What it prints comes first, then "--- stderr" and its traceback, then "--- exit"
and its status, where there are such. With --check nothing is written: the files
that would change are named, and the exit status is 1. Programs with "refuse" in
their name have no output. Each folder's python.txt says which CPython it was.
"""
import concurrent.futures
import pathlib
import subprocess
import sys


def outcome(program):
    made = subprocess.run([sys.executable, "-W", "ignore", program.name], cwd=program.parent, stdin=subprocess.DEVNULL, capture_output=True,
                          env={"TZ": "UTC", "LC_ALL": "C.UTF-8"})
    text = made.stdout.decode()
    if made.stderr:
        text += "--- stderr\n" + made.stderr.decode().replace(f"{program.parent.resolve()}/", "")
    if made.returncode:
        text += f"--- exit {made.returncode}\n"
    return text


def main(args):
    check = "--check" in args
    programs = [p for folder in args if folder != "--check" for p in sorted(pathlib.Path(folder).glob("*.py")) if "refuse" not in p.name]
    changed = []
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        for program, text in zip(programs, pool.map(outcome, programs)):
            file = program.with_suffix(".out")
            if not file.exists() or file.read_bytes() != text.encode():
                changed.append(file)
                if not check:
                    file.write_bytes(text.encode())
    if not check:
        for folder in {p.parent for p in programs}:
            (folder / "python.txt").write_text(f"CPython {sys.version.split()[0]}\n")
    print(*changed, sep="\n")
    return int(check and bool(changed))


if sys.version_info[:2] != (3, 11):
    sys.exit(f"this is {sys.version.split()[0]}, not 3.11")
sys.exit(main(sys.argv[1:]))
