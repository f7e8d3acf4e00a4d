#!/usr/bin/env python3.11
"""Writes down what each pair prints under CPython on Linux's own TCP/IP.

Written with CPython 3.11.7. Run by hand on Linux, after adding or changing a pair:

    python3.11 make.py [--times N] [--check] [NAME...]

A pair is a folder of programs. server.py starts first and, when it listens (or has bound
its UDP port), all the clients start together. Each reads ACTOR.input, if there is one. What
an actor prints, and the last line of its traceback if it fails, goes to want/ACTOR.txt.
Every pair is run N times (20), each time in a network namespace of its own, so ports are
free and nothing but loopback is in reach; two runs that differ are an error. With --check
nothing is written: what is there must be what comes out.
"""

import argparse
import pathlib
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
BOUND = 20  # seconds a run may take
PORT = "%04X" % 9000


def listening():
    """Says whether somebody listens on TCP port 9000 or has bound UDP port 9000."""
    for table, states in (("tcp", {"0A"}), ("udp", {"07"})):
        for row in pathlib.Path("/proc/self/net", table).read_text().splitlines()[1:]:
            words = row.split()
            if words[1].endswith(":" + PORT) and words[3] in states:
                return True
    return False


def run(pair):
    """Runs a pair once and gives each actor's output."""
    programs = sorted(pair.glob("*.py"), key=lambda p: (p.stem != "server", p.stem))
    running, deadline = [], time.monotonic() + BOUND
    try:
        for program in programs:
            given = program.with_suffix(".input")
            stdin = given.open("rb") if given.exists() else subprocess.DEVNULL
            child = subprocess.Popen(
                [sys.executable, "-I", "-B", "-X", "utf8", program.name], cwd=pair,
                stdin=stdin, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            running.append((program.stem, child))
            while program.stem == "server" and child.poll() is None and not listening():
                time.sleep(0.002)
                if time.monotonic() > deadline:
                    raise SystemExit(f"{pair.name}: the server does not listen")
        out = {}
        for name, child in running:
            try:
                stdout, stderr = child.communicate(timeout=max(deadline - time.monotonic(), 1))
            except subprocess.TimeoutExpired:
                raise SystemExit(f"{pair.name}: {name} does not end")
            text = stdout.decode("utf-8")
            if child.returncode:
                text += stderr.decode("utf-8").rstrip("\n").rpartition("\n")[2] + "\n"
            out[name] = text
        return out
    finally:
        for _, child in running:
            child.kill()


def inside(name):
    """Runs in a namespace of its own: one run of one pair, printed as Python data."""
    subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
    print(repr(run(HERE / name)))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("names", nargs="*")
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if sys.version_info[:2] != (3, 11) or sys.platform != "linux":
        raise SystemExit("what is written down comes from CPython 3.11 on Linux")
    if args.inside:
        return inside(args.names[0])
    bad = 0
    for name in args.names or sorted(p.name for p in HERE.iterdir() if list(p.glob("*.py"))):
        seen = set()
        for _ in range(args.times):
            done = subprocess.run(
                ["unshare", "--map-root-user", "--net", sys.executable, "-B", __file__, "--inside", name],
                stdout=subprocess.PIPE, text=True, timeout=2 * BOUND)
            seen.add(done.stdout)
        if "" in seen:
            bad += 1
            continue
        out = eval(seen.pop())
        want = HERE / name / "want"
        if seen:
            print(f"{name}: {len(seen) + 1} different outputs", *seen, out, sep="\n  ")
            bad += 1
        elif args.check:
            for actor, text in out.items():
                if not (want / f"{actor}.txt").exists() or (want / f"{actor}.txt").read_text("utf-8") != text:
                    print(f"{name}: {actor} differs from want")
                    bad += 1
        else:
            want.mkdir(exist_ok=True)
            for actor, text in out.items():
                (want / f"{actor}.txt").write_text(text, "utf-8")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
