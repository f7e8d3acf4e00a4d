"""What this CPython makes of programs: a JSON list of sources on standard input,
a JSON object with the version and the list of their outcomes on standard output.

An outcome is what the program printed, and after it the traceback, if it ended
with one, or "exit N"; addresses are left out, as we leave them out. "limit" is
one that took too long or too much memory. Each program runs twice, with
different seeds for the order of sets: null is one whose two runs differ.
"""
import json
import os
import subprocess
import sys

CHILD = r'''
import builtins, io, json, os, re, resource, signal, sys, tempfile, warnings
import hashlib, hmac, random, select, socket, struct, time

warnings.simplefilter("ignore")
resource.setrlimit(resource.RLIMIT_AS, (1 << 29, 1 << 29))
sys.argv = ["test.py"]
os.chdir(tempfile.mkdtemp())


def run(source):
    """Runs a program as if it were the file test.py."""
    sys.stdout = out = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True, newline="\n")
    with open("test.py", "w", encoding="utf-8") as f:
        f.write(source)  # tracebacks show its lines
    end = ""
    try:
        exec(compile(source, "test.py", "exec"), {"__name__": "__main__", "__builtins__": builtins})
    except SystemExit as e:
        if isinstance(e.code, int):
            end = f"exit {e.code & 255}" if e.code & 255 else ""
        elif e.code is not None:
            end = "exit 1" + str(e.code)
    except MemoryError:
        end = "limit"
    except SyntaxError:
        end = "SyntaxError"
    except BaseException as e:
        seen = set()
        def cut(e):
            if e is None or id(e) in seen:
                return
            seen.add(id(e))
            tb = e.__traceback__
            if tb is not None and tb.tb_frame.f_code.co_filename != "test.py":
                e.__traceback__ = tb.tb_next
            cut(e.__cause__)
            cut(e.__context__)
        cut(e)
        sys.stderr = io.StringIO()
        sys.__excepthook__(type(e), e, e.__traceback__)  # says more than the module traceback
        end = sys.stderr.getvalue()
    text = out.buffer.getvalue().decode("utf-8", "backslashreplace")
    if len(text) > 20000:
        return "limit"
    return re.sub(r" (at|@) 0x[0-9a-f]+", "", text + end)


sources = [json.loads(line) for line in sys.stdin]
at = 0
while at < len(sources):
    # A child runs some, until one kills it by taking too long.
    r, w = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(w, 200)
        os.closerange(3, 200)  # the first file a program opens is number 3
        for source in sources[at : at + 100]:
            signal.setitimer(signal.ITIMER_REAL, 1)
            os.write(200, json.dumps(run(source)).encode() + b"\n")
        os._exit(0)
    os.close(w)
    with os.fdopen(r) as f:
        lines = f.read().splitlines()
    at += len(lines)
    if os.waitpid(pid, 0)[1] != 0:
        lines.append('"limit"')
        at += 1
    print("\n".join(lines), flush=True)
'''


def run(sources, seed):
    env = {"PATH": os.environ["PATH"], "PYTHONHASHSEED": seed, "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    lines = "".join(json.dumps(s) + "\n" for s in sources)
    made = subprocess.run([sys.executable, "-c", CHILD], input=lines, capture_output=True, text=True, env=env, check=True)
    return [json.loads(line) for line in made.stdout.splitlines()]


sources = json.load(sys.stdin)
one, two = run(sources, "1"), run(sources, "2")
assert len(one) == len(two) == len(sources)
json.dump({"version": sys.version.split()[0], "outcomes": [a if a == b else "limit" if "limit" in (a, b) else None for a, b in zip(one, two)]}, sys.stdout)
