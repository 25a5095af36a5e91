#!/usr/bin/env python3
"""Checks the manual pages with the programs that show them.

usage: pages.py FOLDER

No complaint from mandoc's lint or from groff with every warning; lexgrog
finds what apropos(1) shows; on a terminal of 80 columns and of 60 no line is
wider, in groff's man and in mandoc's; and each page is there in each language.
"""

import os
import re
import shutil
import subprocess
import sys

TOOLS = ["mandoc", "groff", "lexgrog"]


def run(*command, **environment):
    return subprocess.run(command, capture_output=True, text=True,
                          env={**os.environ, "LC_ALL": "C.UTF-8",
                               **environment})


def plain(text):
    return re.sub(r"\x1b\[[0-9;]*m|.\x08", "", text)


def check(path):
    problems = []
    lint = run("mandoc", "-T", "lint", "-W", "warning", path)
    problems += lint.stdout.splitlines()
    strict = run("groff", "-ww", "-K", "utf8", "-t", "-man", "-T", "utf8",
                 path)
    problems += strict.stderr.splitlines()
    if run("lexgrog", path).returncode != 0:
        problems.append(f"{path}: lexgrog finds no name")
    for width in 80, 60:
        shown = {
            "mandoc": run("mandoc", "-T", "utf8", "-O", f"width={width}",
                          path).stdout,
            "groff": run("groff", "-K", "utf8", "-t", "-man", "-T", "utf8",
                         f"-rLL={width}n", path).stdout,
        }
        for by, text in shown.items():
            if not text.strip():
                problems.append(f"{path}: {by} shows nothing")
            problems += [f"{path}: {by}, {width}: {line}"
                         for line in plain(text).splitlines()
                         if len(line) > width]
    return problems


def main():
    root = sys.argv[1]
    missing = [t for t in TOOLS if not shutil.which(t)]
    if missing:
        print("skipped: needs", *missing)
        return 77
    pages = {}
    for folder, _, names in os.walk(root):
        language = os.path.relpath(folder, root).split(os.sep)[0]
        language = "" if language.startswith("man") else language
        for name in names:
            pages.setdefault(language, {})[name] = os.path.join(folder, name)
    problems = [] if len(pages) > 1 else ["there are no translations"]
    for language, there in pages.items():
        problems += [f"{language}: no {name}"
                     for name in sorted(pages[""].keys() - there.keys())]
        for name in sorted(there):
            problems += check(there[name])
    for p in problems:
        print(p)
    print(sum(map(len, pages.values())), "pages")
    return len(problems) > 0


if __name__ == "__main__":
    sys.exit(main())
