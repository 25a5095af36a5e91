#!/usr/bin/env python3
"""Cases: a folder of notes beside what refgen has to make of them.

usage: run.py REFGEN [--bless] [NAME...]

A case is a folder here with a notes/ of its own, found by its name.  It says
as much as it cares about:

  claims.txt    what `refgen claims --format list` prints
  diag.txt      what `refgen check` complains about; diag.es.txt in Spanish
  model.txt     services, endpoints, ranges and conflicts of portinfo.json
  status        exit statuses of `refgen check` and `refgen build`
  holds.txt     lines "PATH: text": a file of out/ that holds the text,
                "PATH! text": one that does not

What is too long to be written down, make.sh makes, in a copy of the folder.

--bless shows how the first four differ and writes them.  Read before you
commit: an expectation says what is right, not what happens.
"""

import difflib
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


class Case:
    def __init__(self, program, name, scratch):
        self.program = program
        self.folder = os.path.join(HERE, name)
        self.out = os.path.join(scratch, name.replace("/", "-"))
        self.project = self.folder
        self.built = None
        if os.path.exists(os.path.join(self.folder, "make.sh")):
            self.project = self.out + ".project"
            shutil.copytree(self.folder, self.project, symlinks=True)
            subprocess.run(["sh", "make.sh"], cwd=self.project, check=True)

    def run(self, *argv, locale="C"):
        env = {"PATH": os.environ["PATH"], "LC_ALL": locale}
        return subprocess.run([self.program, *argv], cwd=self.project, env=env,
                              capture_output=True, check=False)

    def build(self):
        if not self.built:
            self.built = self.run("build", "--out", self.out)
        return self.built

    def claims(self):
        return text(self.run("claims", "--format", "list").stdout)

    def diag(self, locale="C"):
        done = self.run("check", locale=locale)
        return text(done.stderr + done.stdout)

    def diag_es(self):
        return self.diag("es_ES.UTF-8")

    def status(self):
        check = self.run("check").returncode
        return f"check {check}\nbuild {self.build().returncode}\n"

    def model(self):
        self.build()
        path = os.path.join(self.out, "data", "portinfo.json")
        if not os.path.exists(path):
            return "nothing\n"
        with open(path, encoding="utf-8") as f:
            return "".join(line + "\n" for line in dump(json.load(f)))

    def holds(self):
        """The lines of holds.txt that are not so."""
        self.build()
        wrong = []
        path = os.path.join(self.folder, "holds.txt")
        with open(path, encoding="utf-8") as f:
            rows = f.read().splitlines()
        for row in rows:
            at = min(i for i in (row.find(": "), row.find("! ")) if i > 0)
            name, wanted, what = row[:at], row[at] == ":", row[at + 2:]
            try:
                with open(os.path.join(self.out, name),
                          encoding="utf-8") as f:
                    found = what in f.read()
            except FileNotFoundError:
                found = None
            if found is not wanted:
                wrong.append(row if found is not None else f"{row} (no file)")
        return wrong


def text(data):
    return data.decode("utf-8", "backslashreplace")


def spell(first, last):
    return str(first) if first == last else f"{first}-{last}"


def places(claims, ids):
    """The claims by where they stand: notes/a.md:3."""
    at = {c["id"]: f"{c['file'].removeprefix('notes/')}:{c['line']}"
          for c in claims}
    return " ".join(at.get(i, f"claim {i}?") for i in ids)


def dump(doc):
    """portinfo.json in lines that a person can check."""
    claims = doc["claims"]
    for s in doc["services"]:
        names = "; ".join(f"{k} {v}" for k, v in s["name"].items())
        yield f"service {s['id']}: {names}"
        for k, v in s["expansion"].items():
            yield f"  expansion {k}: {v}"
        if s["aliases"]:
            yield "  aliases: " + ", ".join(s["aliases"])
        for k, v in s["summary"].items():
            yield f"  {k} ({v['origin']}): {v['text']}"
        if s["security"]:
            v = s["security"]
            where = places(claims, v["claims"]) or v["defined_in"]
            yield f"  {v['value']} ({v['basis']}) {where}"
        for e in s["endpoints"]:
            yield "  port " + spell(e["first"], e["last"])
            for t in e["transports"]:
                where = places(claims, t["claims"])
                yield f"    {t['name']} ({t['basis']}) {where}".rstrip()
    for r in doc["ranges"]:
        yield (f"range {r['class']} {spell(r['first'], r['last'])}: "
               f"{places(claims, r['claims'])}")
    for c in doc["conflicts"]:
        ports = ",".join(spell(p["first"], p["last"]) for p in c["ports"])
        yield f"conflict {c['id']} ({c['kind']}; {ports})"
        for v in c["values"]:
            yield f"  {v['value']}: {places(claims, v['claims'])}"
        yield f"  -> {c['resolved']} by {c['rule']}"
        for k, v in c["explanation"].items():
            yield f"  {k}: {v}"


EXPECTATIONS = [("claims.txt", Case.claims), ("diag.txt", Case.diag),
                ("diag.es.txt", Case.diag_es), ("model.txt", Case.model),
                ("status", Case.status)]


def compare(case, bless):
    """True if the case is as it says."""
    good, said = True, 0
    for name, make in EXPECTATIONS:
        path = os.path.join(case.folder, name)
        if not os.path.exists(path):
            continue
        said += 1
        with open(path, encoding="utf-8") as f:
            expected = f.read()
        got = make(case)
        if got == expected:
            continue
        where = os.path.relpath(path, HERE)
        sys.stdout.writelines(line if line.endswith("\n") else line + "\n"
                              for line in difflib.unified_diff(
                                  expected.splitlines(True),
                                  got.splitlines(True),
                                  where, where + " (now)"))
        if bless:
            with open(path, "w", encoding="utf-8") as f:
                f.write(got)
        else:
            good = False
    if os.path.exists(os.path.join(case.folder, "holds.txt")):
        said += 1
        for row in case.holds():
            print("holds.txt: not so: " + row)
            good = False
    if not said:
        print(f"{case.folder}: a case that expects nothing")
    return good and said > 0


def main():
    words = [a for a in sys.argv[1:] if a != "--bless"]
    bless = "--bless" in sys.argv
    if not words:
        sys.exit(__doc__.split("\n\n")[1])
    names = words[1:] or sorted(
        n for n in os.listdir(HERE)
        if os.path.isdir(os.path.join(HERE, n, "notes")))
    bad = 0
    with tempfile.TemporaryDirectory(prefix="refgen-cases-") as scratch:
        for name in names:
            case = Case(os.path.abspath(words[0]), name, scratch)
            if not compare(case, bless):
                print(f"FAIL {name}")
                bad += 1
    print(f"{len(names)} cases, {bad} not as expected")
    sys.exit(bad > 0)


if __name__ == "__main__":
    main()
