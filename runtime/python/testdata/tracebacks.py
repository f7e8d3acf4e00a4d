"""Renews tracebacks.txt with the tracebacks of this CPython (3.11): python3 tracebacks.py

A case is a program, a line of five dashes, what CPython writes, and a line of
five equals signs.
"""
import pathlib
import subprocess
import sys
import tempfile

path = pathlib.Path(__file__).with_name("tracebacks.txt")
cases = []
with tempfile.TemporaryDirectory() as folder:
    program = pathlib.Path(folder) / "t.py"
    for case in path.read_text().split("=====\n")[:-1]:
        source = case.split("-----\n")[0]
        program.write_text(source)
        done = subprocess.run([sys.executable, "-W", "ignore", "t.py"], cwd=folder, capture_output=True, text=True)
        out = done.stdout + done.stderr.replace(folder + "/", "")
        cases.append(f"{source}-----\n{out}=====\n")
path.write_text("".join(cases))
