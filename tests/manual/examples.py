#!/usr/bin/env python3
"""Runs the examples of the manual.

usage: examples.py REFGEN TEMPLATE PROJECT

In docs/man, a note is read and compared with the claims or the complaints
under it, a template run and compared with what it makes, settings read.  The
commands that --help and the pages show are typed to a shell, in a project.
White space does not count: a page is narrower than some lines.
"""

import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

REFGEN, TEMPLATE, PROJECT = map(os.path.abspath, sys.argv[1:])
# What never ends by itself.
ENDLESS = ["serve"]
REGISTRY = """<?xml version='1.0' encoding='UTF-8'?>
<registry xmlns="http://www.iana.org/assignments" id="x">
<updated>2026-01-01</updated>
<record><name>domain</name><protocol>udp</protocol><description>DNS</description><number>53</number></record>
</registry>
"""


def environment(home):
    path = os.path.dirname(REFGEN) + os.pathsep + os.environ["PATH"]
    return {"PATH": path, "HOME": home, "LC_ALL": "C.UTF-8"}


def refgen(folder, *args):
    return subprocess.run([REFGEN, *args], cwd=folder, capture_output=True,
                          text=True, env=environment(folder))


def squeezed(text):
    return re.sub(r"\s", "", text)


def examples(text):
    """Pairs of what stands between directives: (kind, text)."""
    found, kind, lines = [], None, []
    for line in text.split("\n"):
        if line.startswith("@"):
            if kind:
                found.append((kind, "\n".join(lines) + "\n"))
            kind, lines = line[1:], []
            if kind == "end" or " " in kind:
                kind = None
        elif kind:
            lines.append(line)
    return found


def note(text, folder):
    name = "n.txt" if text.startswith("1. ") else "n.md"
    with open(os.path.join(folder, name), "w", encoding="utf-8") as f:
        f.write(text)
    return name


def claims(text, folder, _):
    out = refgen(folder, "claims", "--format", "list", note(text, folder))
    return re.sub(r"^\S*:\d+:\d+: ", "", out.stdout, flags=re.M)


def checked(text, folder, language):
    name = note(text, folder)
    out = refgen(folder, "check", "--lang", language, name).stderr
    # What no translation says is told, too, and is not the example's matter.
    return re.split(r"^(?=\S+:\d+:\d+: )", out, flags=re.M)[-1]


def template(text, *_):
    out = subprocess.run([TEMPLATE], input=text, capture_output=True,
                         text=True)
    return re.sub(r"^<div>|</div>\s*$", "", out.stdout) + out.stderr


def settings(text, folder, _):
    os.mkdir(os.path.join(folder, "notes"))
    shutil.copy(os.path.join(PROJECT, "notes/network-ports.md"),
                os.path.join(folder, "notes"))
    with open(os.path.join(folder, "refgen.yaml"), "w",
              encoding="utf-8") as f:
        f.write(text)
    return "".join(re.findall(r"refgen\.yaml.*RG40[1-6].*",
                              refgen(folder, "check").stderr))


PAIRS = {("note", "claims"): claims, ("note", "check"): checked,
         ("template", "output"): template}


def prose(path):
    language = os.path.basename(os.path.dirname(path))
    with open(path, encoding="utf-8") as f:
        found = examples(f.read())
    problems, count = [], 0
    for i, (kind, text) in enumerate(found):
        after = found[i + 1] if i + 1 < len(found) else ("", "")
        act = PAIRS.get((kind, after[0]))
        wanted = after[1]
        if kind == "yaml":
            act, wanted = settings, ""
        if not act:
            continue
        count += 1
        with tempfile.TemporaryDirectory() as folder:
            got = act(text, folder, language)
        if squeezed(got) != squeezed(wanted):
            problems.append(f"{path}: an example does something else\n"
                            f"{text}makes\n{got}and not\n{wanted}")
    return count, problems


def yard(folder):
    """A project in which every example of a command has what it names."""
    for place in "notes", "project/notes", "vault/ports":
        shutil.copytree(os.path.join(PROJECT, "notes"),
                        os.path.join(folder, place))
    shutil.copy(os.path.join(folder, "notes/network-ports.md"),
                os.path.join(folder, "notes/ports.md"))
    refgen(folder, "build", "--out", "old")
    refgen(folder, "build")
    os.mkdir(os.path.join(folder, "data"))
    os.mkdir(os.path.join(folder, "tmp"))
    for name in "old.json", "new.json":
        shutil.copy(os.path.join(folder, "old/data/portinfo.json"),
                    os.path.join(folder, name))
    with open(os.path.join(folder, "service-names-port-numbers.xml"), "w",
              encoding="utf-8") as f:
        f.write(REGISTRY)
    with open(os.path.join(folder, "services"), "w", encoding="utf-8") as f:
        f.write("domain 53/udp\n")


def typed(line, folder):
    line = line.replace("/tmp/", f"{folder}/tmp/")
    line = line.replace("/etc/services", f"{folder}/services")
    if not shutil.which("jq"):
        line = re.sub(r"\| jq .*", "| cat", line)
    return subprocess.run(["bash", "-o", "pipefail", "-c", line], cwd=folder,
                          capture_output=True, text=True, timeout=120,
                          env=environment(folder))


def commands():
    problems, count = [], 0
    overview = refgen("/", "--help").stdout.split("\n\n")[2]
    names = re.findall(r"^  (\w+)", overview, re.M)
    with tempfile.TemporaryDirectory() as folder:
        yard(folder)
        for name in names:
            if name in ENDLESS:
                continue
            help_text = refgen("/", name, "--help").stdout
            lines = help_text.partition("examples:\n")[2].splitlines()
            if not lines:
                problems.append(f"{name} has no example")
            for line in map(str.strip, lines):
                count += 1
                out = typed(line, folder)
                if out.returncode not in (0, 1):
                    problems.append(f"{line}: {out.returncode} {out.stderr}")
    return count, problems


def main():
    count, problems = commands()
    for path in sorted(glob.glob(f"{PROJECT}/docs/man/*/*")):
        n, found = prose(path)
        count += n
        problems += found
    for p in problems:
        print(p)
    print(count, "examples")
    return len(problems) > 0


if __name__ == "__main__":
    sys.exit(main())
