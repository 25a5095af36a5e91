#!/usr/bin/env python3
"""Runs the hostile cases against refgen, and the judge that comes with them.

usage: run.py REFGEN SHARED [-v] [--all] [--category NAME]... [ID]...

SHARED is a folder with eval/hostile.py; without it the test is skipped (77).
Every case becomes a project in a temporary folder.  Besides what the judge
looks at, no file outside out/ may change, out/ is replaced whole or stays as
it was, and nothing is left beside it.
"""

import argparse
import contextlib
import hashlib
import os
import resource
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
import types

CATEGORIES = ["html", "path", "number", "encoding", "yaml", "csv", "terminal",
              "roff", "merge", "resource", "po", "template", "cli"]

# What the program does on purpose, or does not do yet: case -> reason.
KEPT = "a claim keeps a number that cannot be one as it was written"
ZERO = "the ranges of the reference begin at 0 and at 1024"
READ = "not read rightly yet"
EXCLUDED = {
    "json-inline-quote-backslash": "a control character: the note is left out",
    "roff-refill-dot": "front matter over its limit is an error",
    "yaml-types": "front matter of wrong types is not diagnosed yet",
    "yaml-numbers": "an unknown key of front matter is nobody's fault",
    "po-is-directory": "a catalog that cannot be used is left out and named",
    "out-has-symlink": "what is refused stays as it is, with its link",
    "enc-utf16le-bom": "UTF-16 is not named yet",
    "enc-utf16be-bom": "UTF-16 is not named yet",
    "enc-cr": "a lone CR ends no line on the page of the source yet",
    "enc-rtl": READ,
    "num-65536": KEPT,
    "num-65655-comma": KEPT,
    "num-range-reversed": KEPT,
    "num-dot-group": ZERO,
    "num-hex": ZERO,
    "num-float": ZERO,
    "num-thin-space": READ,
    "num-negative": READ,
    "num-plus": READ,
    "num-fullwidth": "digits are digits at any width",
    "num-zwsp-inside": READ,
    "res-files-5000": "takes 600 MiB, most of it while merging",
    "claim-in-code": READ,
}

# The one place that says how a note makes a claim, and how it does here.
THEIRS = r'''"- %s/%s %s - %s\n" % (port, proto, name, text)'''
OURS = r'''"- %s; Port %s/%s - %s\n" % (name, port, proto, text)'''

# The earlier out/ of every case that does not bring its own.
EARLIER = "- discard; Port 9/tcp - an earlier note\n"


def load(shared):
    path = os.path.join(shared, "eval", "hostile.py")
    module = types.ModuleType("hostile")
    with open(path, encoding="utf-8") as f:
        source = f.read()
    if THEIRS not in source:
        raise SystemExit(f"{path}: its notes are made in another way now")
    exec(compile(source.replace(THEIRS, OURS), path, "exec"), vars(module))
    return module


def kind_of(path):
    st = os.lstat(path)
    if stat.S_ISLNK(st.st_mode):
        return "link " + os.fsdecode(os.readlink(path))
    if stat.S_ISREG(st.st_mode):
        if st.st_size > 64 << 20:
            return f"file of {st.st_size}"
        with open(path, "rb") as f:
            return hashlib.sha256(f.read()).hexdigest()
    return oct(stat.S_IFMT(st.st_mode))


def tree(top, without=()):
    """What is in a folder: name -> a word that tells its content."""
    found = {}
    top = os.fsencode(top)
    for folder, names, files in os.walk(top):
        if folder == top:
            names[:] = [n for n in names if n not in without]
            files = [n for n in files if n not in without]
        for name in names + files:
            path = os.path.join(folder, name)
            with contextlib.suppress(OSError):
                found[os.path.relpath(path, top)] = kind_of(path)
    return found


def is_sanitized(program):
    with open(program, "rb") as f:
        return b"__asan_init" in f.read()


class Runner:
    def __init__(self, program, root, judge):
        self.program = program
        self.root = root
        self.judge = judge
        self.slow = is_sanitized(program)
        self.earlier = os.path.join(root, "earlier")
        self.outs = {}

    def limits(self, seconds):
        def apply():
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            if not self.slow:
                room = 1 << 30
                resource.setrlimit(resource.RLIMIT_AS, (room, room))
        return apply

    def call(self, case, argv, cwd):
        """(status, output, seconds, KiB)"""
        most = case["max_seconds"] * (10 if self.slow else 1) + 5
        env = {"PATH": os.environ["PATH"], "HOME": os.path.join(cwd, "home"),
               "LC_ALL": "C"}
        begin = time.monotonic()
        with tempfile.TemporaryFile() as log:
            child = subprocess.Popen(
                [self.program, *argv], cwd=cwd, env=env, stdout=log,
                stderr=log, stdin=subprocess.DEVNULL,
                preexec_fn=self.limits(most))
            timer = signal.signal(
                signal.SIGALRM, lambda *_: child.send_signal(signal.SIGKILL))
            signal.alarm(2 * most)
            _, status, usage = os.wait4(child.pid, 0)
            signal.alarm(0)
            signal.signal(signal.SIGALRM, timer)
            child.returncode = os.waitstatus_to_exitcode(status)
            log.seek(0)
            text = log.read()
        return (child.returncode, text, time.monotonic() - begin,
                usage.ru_maxrss)

    def make_earlier(self):
        os.makedirs(os.path.join(self.earlier, "notes"))
        with open(os.path.join(self.earlier, "notes", "n.md"), "w",
                  encoding="utf-8") as f:
            f.write(EARLIER)
        subprocess.run([self.program, "build"], cwd=self.earlier, check=True,
                       stdout=subprocess.DEVNULL)

    def prepare(self, folder):
        """The case's folder as a project of ours."""
        moves = [("po", "locales"),
                 ("templates/page.html", "templates/page.xhtml")]
        for old, new in moves:
            old, new = os.path.join(folder, old), os.path.join(folder, new)
            if os.path.lexists(old):
                os.rename(old, new)
        out = os.path.join(folder, "out")
        if not os.path.lexists(out):
            shutil.copytree(os.path.join(self.earlier, "out"), out,
                            symlinks=True)
        os.makedirs(os.path.join(folder, "home"), exist_ok=True)

    def arguments(self, case, folder):
        if case["kind"] != "cli":
            return ["build"]
        argv = [a.replace("@CASE@", folder)
                .replace("@HOME@", os.path.join(folder, "home"))
                for a in case["argv"]]
        if argv[:1] == ["build"]:
            argv.insert(1, "--notes")
        return ["--out" if a == "-o" else a for a in argv]

    def one(self, case):
        folder = os.path.join(self.root, case["dir"])
        config = os.path.join(folder, "config.yaml")
        self.prepare(folder)
        faults = self.run(case, folder)
        if os.path.exists(config):
            # The same text as the project's own settings.
            os.rename(config, os.path.join(folder, "refgen.yaml"))
            settings = dict(case, expect=[{"check": "log_clean"}])
            if case["category"] == "yaml":
                settings["exit_codes"] = [0, 1, 2, 3, 4]
            faults += ["settings: " + f for f in self.run(settings, folder)]
        return faults

    def run(self, case, folder):
        out = os.path.join(folder, "out")
        before, around = tree(out), tree(folder, (b"out",))
        bytes_before = self.judge.tree(out)
        argv = self.arguments(case, folder)
        status, log, seconds, memory = self.call(case, argv, folder)
        other = next((self.outs.get(e["id"]) for e in case["expect"]
                      if e["check"] == "same_output_as"), None)
        self.outs[case["id"]] = out
        # The judge reads it anew for every case, so only where it matters.
        counted = any(e["check"] == "html_no_elements"
                      for e in case["expect"])
        baseline = os.path.join(self.earlier, "out") if counted else None
        faults = self.judge.judge(
            case, out, status, log, None if self.slow else seconds,
            None if self.slow else memory, baseline, bytes_before, other)
        after = tree(out)
        if status not in (0, 1) and after != before:
            faults.append(f"out: status {status}, and out/ changed")
        new = tree(folder, (b"out",))
        # A command line that names another folder may have it.
        if case["kind"] != "cli" and new != around:
            odd = {k for k in set(new) | set(around)
                   if new.get(k) != around.get(k)}
            faults.append(f"confined: changed {sorted(odd)[:3]}")
        if faults or self.verbose:
            self.tell(case, status, log, seconds, memory)
        return faults

    verbose = False

    def tell(self, case, status, log, seconds, memory):
        print(f"-- {case['id']}: status {status}, {seconds:.2f} s, "
              f"{memory >> 10} MiB")
        for line in log.decode("utf-8", "backslashreplace").split("\n")[:6]:
            print("   | " + ascii(line)[1:-1][:150])


def main():
    p = argparse.ArgumentParser()
    p.add_argument("program")
    p.add_argument("shared")
    p.add_argument("-v", action="store_true")
    p.add_argument("--all", action="store_true")
    p.add_argument("--category", action="append")
    p.add_argument("ids", nargs="*")
    a = p.parse_args()
    if not os.path.exists(os.path.join(a.shared, "eval", "hostile.py")):
        print("skipped: no eval/hostile.py in " + (a.shared or "(none)"))
        return 77

    judge = load(a.shared)
    root = tempfile.mkdtemp(prefix="refgen-hostile-")
    counts = {}
    try:
        with contextlib.redirect_stdout(sys.stderr):
            manifest = judge.gen(os.path.join(root, "cases"), False)
        runner = Runner(os.path.abspath(a.program),
                        os.path.join(root, "cases"), judge)
        runner.verbose = a.v
        runner.make_earlier()
        # The references of "the same output as" come first.
        cases = sorted(manifest["cases"], key=lambda c: c["id"] != "enc-lf")
        for case in cases:
            if (case["category"] not in (a.category or CATEGORIES)
                    or not case["written"]
                    or (a.ids and case["id"] not in a.ids and
                        case["id"] != "enc-lf")
                    or (case["id"] in EXCLUDED and not a.all)):
                continue
            faults = runner.one(case)
            good, n = counts.get(case["category"], (0, 0))
            counts[case["category"]] = (good + (not faults), n + 1)
            for fault in faults:
                print(f"FAIL {case['id']} {fault}")
    finally:
        shutil.rmtree(root, ignore_errors=True)
    for category, (good, n) in sorted(counts.items()):
        print(f"{category}: {good} of {n}")
    print(f"{len(EXCLUDED)} cases are left out" if not a.all else "")
    return int(any(good < n for good, n in counts.values()))


if __name__ == "__main__":
    sys.exit(main())
