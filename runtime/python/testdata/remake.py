"""Writes beside each program what this CPython (3.11) makes of it, in NAME.out:

    python3 remake.py [--check] FOLDER...

What it prints comes first, then "--- stderr" and its traceback, then "--- exit"
and its status, where there are such. With --check nothing is written: the files
that would change are named, and the exit status is 1; programs with sockets are
left out, for much of what they print is the kernel's answer, and kernels differ.
Programs with "refuse" in their name have no output. Each folder's python.txt says
which CPython it was.
"""
import os
import pathlib
import sys
import tempfile
import types
import warnings


def run(program):
    """Runs a program as if it were the script, in the process of its own that this is."""
    os.chdir(program.parent)
    sys.argv = [program.name]
    main = sys.modules["__main__"] = types.ModuleType("__main__")
    main.__file__ = program.name
    sys.setrecursionlimit(1000 + 5)  # as many calls are around it
    try:
        exec(compile(pathlib.Path(program.name).read_text(), program.name, "exec"), main.__dict__)
    except SystemExit as e:
        sys.stdout.flush()
        if e.code is None or isinstance(e.code, int):
            return (e.code or 0) & 255
        print(e.code, file=sys.stderr)
        return 1
    except BaseException as e:
        sys.stdout.flush()
        seen = [e]
        for x in seen:
            if x.__traceback__ and x.__traceback__.tb_frame.f_code is run.__code__:
                x.__traceback__ = x.__traceback__.tb_next
            seen += [y for y in (x.__cause__, x.__context__) if y is not None and y not in seen]
        sys.__excepthook__(type(e), e, e.__traceback__)
        return 1
    return 0


def outcome(program):
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, open(os.devnull) as none:
        child = os.fork()
        if child == 0:
            os.dup2(none.fileno(), 0)
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            os.closerange(3, 20)
            status = run(program)
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(status)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        out.seek(0)
        err.seek(0)
        text, wrong = out.read().decode(), err.read().decode()
    if wrong:
        text += "--- stderr\n" + wrong
    if status:
        text += f"--- exit {status}\n"
    return text


def main(args):
    check = "--check" in args
    programs = [p for folder in args if folder != "--check" for p in sorted(pathlib.Path(folder).glob("*.py")) if "refuse" not in p.name]
    changed = []
    for program in programs:
        if check and "import socket\n" in program.read_text():
            continue
        file, text = program.with_suffix(".out"), outcome(program)
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
os.environ["TZ"] = "UTC"
warnings.simplefilter("ignore")
sys.stdout.reconfigure(encoding="utf-8")
sys.exit(main(sys.argv[1:]))
