#!/usr/bin/env python3
"""What `refgen explain` and `refgen diff` answer, held against expected/.

usage: check.py [--write] REFGEN FOLDER

FOLDER is for what the builds write.  With --write the answers become what is
expected; read the difference before you keep it.
"""

import json
import os
import pty
import shutil
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
WRITE = "--write" in sys.argv
REFGEN, FOLDER = [os.path.abspath(a) for a in sys.argv[1:] if a != "--write"]
PROJECT = os.path.join(HERE, "project")
LATER = os.path.join(HERE, "later")
PLAIN = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": "xterm"}
problems = []


def check(name, ok):
    if not ok:
        problems.append(name)


def run(*args, **more):
    return subprocess.run([REFGEN, *args], capture_output=True, text=True,
                          env={**PLAIN, **more}, check=False)


def at_terminal(*args, **more):
    """What the program writes to a terminal of 80 columns."""
    leader, follower = pty.openpty()
    child = subprocess.Popen([REFGEN, *args], stdout=follower,
                             stderr=subprocess.DEVNULL,
                             env={**PLAIN, **more})
    os.close(follower)
    said = b""
    while True:
        try:
            part = os.read(leader, 65536)
        except OSError:
            break
        if not part:
            break
        said += part
    os.close(leader)
    child.wait()
    return said.decode().replace("\r\n", "\n")


def expect(name, text):
    path = os.path.join(HERE, "expected", name)
    if WRITE:
        with open(path, "w", encoding="utf-8") as f:
            f.write(text)
    with open(path, encoding="utf-8") as f:
        check(name, f.read() == text)


def explained():
    for name, words in [("53.en.txt", ("53", "--lang", "en")),
                        ("53.es.txt", ("53", "--lang", "es")),
                        ("ntp.en.txt", ("ntp",)),
                        ("tftp.es.txt", ("tftp", "--lang", "es")),
                        ("22-tcp.en.txt", ("22/tcp",)),
                        ("conflict.es.txt", ("ssh-expansion", "--lang=es"))]:
        done = run("-C", PROJECT, "explain", *words)
        expect(name, done.stdout)
        check(f"{name}: status {done.returncode}", done.returncode == 0)
    none = run("-C", PROJECT, "explain", "4242")
    check("nothing known", none.returncode == 1 and not none.stdout)
    check("no subject", run("-C", PROJECT, "explain").returncode == 2)
    check("two subjects",
          run("-C", PROJECT, "explain", "1", "2").returncode == 2)
    check("bad format", run("-C", PROJECT, "explain", "53", "--format",
                            "xml").returncode == 2)


def at_a_terminal():
    plain = at_terminal("-C", PROJECT, "explain", "ntp", NO_COLOR="1")
    expect("ntp.terminal.txt", plain)
    check("wider than 80", all(len(line) <= 80 for line in
                               plain.splitlines()))
    check("NO_COLOR", "\033" not in plain)
    check("colours", "\033[1m" in at_terminal("-C", PROJECT, "explain",
                                              "ntp"))
    check("a pipe has no colours",
          "\033" not in run("-C", PROJECT, "explain", "ntp").stdout)


def many_claims():
    """Twelve claims a side, then how many more."""
    folder = os.path.join(FOLDER, "many")
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(os.path.join(folder, "notes"))
    for i in range(15):
        with open(os.path.join(folder, "notes", f"{i:02}.md"), "w",
                  encoding="utf-8") as f:
            f.write(f"# Ports\n\n- 53/udp DNS: number {i} of the answers\n")
    few = run("-C", folder, "explain", "53").stdout
    check("and 3 more", "and 3 more; --all" in few and "12.md" not in few)
    check("--all", "14.md" in run("-C", folder, "explain", "53",
                                  "--all").stdout)


def as_json():
    o = json.loads(run("-C", PROJECT, "explain", "53", "--format",
                       "json").stdout)
    dns, = o["services"]
    point, = dns["endpoints"]
    conflict, = o["conflicts"]
    claim = point["claims"][0]
    check("json: subject", o["subject"] == "53" and dns["id"] == "dns")
    check("json: layers", point["layers"] == {
        "notes": ["tcp", "udp"], "packaged": ["tcp", "udp"],
        "registered": ["tcp", "udp"]})
    check("json: claim", (claim["file"], claim["line"], claim["words"]) == (
        "notes/lab.md", 10,
        "| 53 | UDP | DNS | Asks our own resolver for addresses |"))
    check("json: sides", {s["value"]: s["notes"] for s in
                          conflict["sides"]} == {"udp": 2, "tcp,udp": 1})
    check("json: taken", [s["value"] for s in conflict["sides"]
                          if s["taken"]] == [conflict["resolved"]])
    check("json: reason", conflict["rule"] and conflict["explanation"])
    check("json: change", conflict["change"]["text"] and
          conflict["change"]["refgen_yaml"].startswith("pins:\n"))


def different():
    files = []
    for project, name in (PROJECT, "old"), (LATER, "new"):
        out = os.path.join(FOLDER, name)
        shutil.rmtree(out, ignore_errors=True)
        check(name, run("-C", project, "build", "--out",
                        out).returncode == 0)
        files.append(os.path.join(out, "data", "portinfo.json"))
    for lang in "en", "es":
        done = run("diff", "--lang", lang, *files)
        expect(f"diff.{lang}.md", done.stdout)
        check("diff: status", done.returncode == 0)
    expect("diff-back.en.md", run("diff", *reversed(files)).stdout)
    same = run("diff", files[0], files[0])
    check("diff: the same", same.returncode == 0 and
          same.stdout == "The two references say the same.\n")
    ranges_differ(files[0])
    broken(files[0])


def ranges_differ(good):
    with open(good, encoding="utf-8") as f:
        o = json.load(f)
    o["ranges"][0]["summary"]["en"] = {"text": "Kept for the system",
                                       "origin": "note"}
    changed = os.path.join(FOLDER, "ranges.json")
    with open(changed, "w", encoding="utf-8") as f:
        json.dump(o, f)
    said = run("diff", good, changed).stdout
    check("diff: ranges", said.startswith("## Port ranges\n") and
          "0-1023: “Kept for the system”" in said)


def broken(good):
    """No file is trusted: each member that is missing or of another kind."""
    with open(good, encoding="utf-8") as f:
        text = f.read()
    bad = os.path.join(FOLDER, "bad.json")
    o = json.loads(text)
    cases = [text[:-20], "", "[]", "7", text.replace("refgen/1", "refgen/9")]
    for member in "languages", "sources", "claims", "services", \
            "ranges", "conflicts":
        cases.append(json.dumps({k: v for k, v in o.items() if k != member}))
        cases.append(json.dumps({**o, member: {}}))
        if member != "languages":
            cases.append(json.dumps({**o, member: [7]}))
    for i, case in enumerate(cases):
        with open(bad, "w", encoding="utf-8") as f:
            f.write(case)
        done = run("diff", good, bad)
        check(f"bad file {i}: {done.returncode}", done.returncode == 2 and
              "bad.json" in done.stderr and not done.stdout)
    check("no file", run("diff", good, bad + "x").returncode == 2)
    check("one file", run("diff", good).returncode == 2)


def main():
    os.makedirs(FOLDER, exist_ok=True)
    explained()
    at_a_terminal()
    many_claims()
    as_json()
    different()
    for p in problems:
        print(p)
    return len(problems) > 0


if __name__ == "__main__":
    sys.exit(main())
