#!/usr/bin/env python3
"""Notes as people make them by mistake: nothing may crash on them.

usage: run.py REFGEN FAILED [--rounds N] [--from N]

Every round takes notes of this repository (notes/, the cases, the examples of
the specifications) and changes each a little: lines swapped, doubled, dropped,
indented, put behind a key or a marker; words and signs put in or taken out;
numbers changed; columns lost; the lines of two notes mixed.  All of them are
one project, which refgen reads, checks and repairs; of some it builds.  It has to leave
with 0 or 1, say nothing that is no JSON where JSON was asked for, say the same
when it is asked again with other threads, and have nothing left to repair when
it has repaired.

What fails is halved until one note is left, or those that it takes, and stays
in the folder FAILED; the message names it.  A note's name tells its seed.

The rounds are numbered, and each makes the same notes wherever it runs.
Without --rounds there is one; it has fewer notes for a program with
sanitizers.  To look for longer:

  tests/fuzz/run.py build/asan/refgen /tmp/failed --rounds 100
"""

import argparse
import glob
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
NOTES, NOTES_WATCHED = 800, 600	# in a round
BUILT = 10				# one of so many is built of, too
LINES = 24				# of a seed

KEYS = ["Name", "Service", "Port", "Ports", "Puerto", "Servicio", "Server",
        "Protocol", "Protocolo", "Default port", "SMTP port", "Uso", "Note",
        "Transport", "Range", "Rango", "TCP", "UDP", "22", "SSH"]
MARKERS = ["- ", "* ", "1. ", "2) ", "• ", "+ ", "> ", "# ", "### ", "\t",
           "    ", "| ", "- [ ] ", "**", "a. ", "→ ", "`", "[^1]: ", ": "]
SIGNS = ["-", "–", " - ", ":", ": ", ";", ",", "(", ")", "[", "]", "/", "|",
         "**", "*", "`", "_", "=", "→", "->", "\\", "<", ">", "&amp;", "<br>",
         "[[", "]]", "\"", "«", "»", "¿", "+", "~", "$", "#", "…", "\t", "."]
WORDS = ["port", "ports", "puerto", "puertos", "TCP", "UDP", "tcp", "SSH",
         "SMTP", "DNS", "HTTP", "and", "y", "or", "o", "to", "a", "both",
         "uses", "usa", "TCP/UDP", "22", "25/tcp", "53", "0-1023", "65536",
         "49152-65535", "1024", "mail.example.org", "nobody", "secure", "is",
         "por encima de", "SMPT", "default", "the", "el", "well-known ports",
         "range", "registered", "http://a.example:80/b", "v2", "or later"]
NUMBERS = ["0", "1", "22", "53", "443", "1023", "1024", "49151", "65535",
           "65536", "99999", "123456789012", "2.0", "80,443", "67/8", "1-"]


# Each changes a list of lines in place; `other` has those of another note.

def swap(r, lines, other):
    i, k = r.randrange(len(lines)), r.randrange(len(lines))
    lines[i], lines[k] = lines[k], lines[i]


def double(r, lines, other):
    i = r.randrange(len(lines))
    lines.insert(r.randrange(len(lines)), lines[i])


def drop(r, lines, other):
    i = r.randrange(len(lines))
    del lines[i:i + r.choice([1, 1, 2, 5])]


def blank(r, lines, other):
    lines.insert(r.randrange(len(lines)), "")


def join(r, lines, other):
    i = r.randrange(len(lines))
    lines[i:i + 2] = [" ".join(lines[i:i + 2])]


def split(r, lines, other):
    i = r.randrange(len(lines))
    at = r.randrange(len(lines[i]) + 1)
    lines[i:i + 1] = [lines[i][:at], lines[i][at:]]


def deeper(r, lines, other):
    i = r.randrange(len(lines))
    for k in range(i, min(len(lines), i + r.randrange(1, 6))):
        lines[k] = r.choice(["  ", "    ", "\t", "> "]) + lines[k]


def flat(r, lines, other):
    i = r.randrange(len(lines))
    for k in range(i, min(len(lines), i + r.randrange(1, 6))):
        lines[k] = lines[k].lstrip(" \t>#-*+|")


def key(r, lines, other):
    i = r.randrange(len(lines))
    rest = lines[i].lstrip(" \t-*+#")
    mark = lines[i][:len(lines[i]) - len(rest)]
    name = r.choice(KEYS)
    lines[i] = mark + r.choice([f"{name}: ", f"**{name}:** ", f"{name} - ",
                                f"{name}\t"]) + rest


def card(r, lines, other):
    """Lines "- Name: nobody", as on a card."""
    i, mark = r.randrange(len(lines)), r.choice(["- ", *MARKERS])
    lines[i:i] = [f"{mark}{r.choice(KEYS)}: {r.choice(WORDS + NUMBERS)}"
                  for _ in range(r.randrange(1, 4))]


def marker(r, lines, other):
    i = r.randrange(len(lines))
    lines[i] = r.choice(MARKERS) + lines[i]


def put(r, lines, other):
    i = r.randrange(len(lines))
    words = lines[i].split(" ")
    words.insert(r.randrange(len(words) + 1), r.choice(WORDS))
    lines[i] = " ".join(words)


def take(r, lines, other):
    i = r.randrange(len(lines))
    words = lines[i].split(" ")
    del words[r.randrange(len(words))]
    lines[i] = " ".join(words)


def sign(r, lines, other):
    i = r.randrange(len(lines))
    at = r.randrange(len(lines[i]) + 1)
    lines[i] = lines[i][:at] + r.choice(SIGNS) + lines[i][at:]


def unsign(r, lines, other):
    i = r.randrange(len(lines))
    found = list(re.finditer(r"[^\w\s]", lines[i]))
    if found:
        at = r.choice(found).start()
        lines[i] = lines[i][:at] + lines[i][at + 1:]


def number(r, lines, other):
    i = r.randrange(len(lines))
    found = list(re.finditer(r"\d+", lines[i]))
    if found:
        m = r.choice(found)
        lines[i] = lines[i][:m.start()] + r.choice(NUMBERS) + lines[i][m.end():]


def columns(r, lines, other):
    i = r.randrange(len(lines))
    for k in range(i, len(lines)):
        if "|" in lines[k]:
            cells = lines[k].split("|")
            del cells[r.randrange(len(cells))]
            lines[k] = "|".join(cells)


def unpipe(r, lines, other):
    for k, line in enumerate(lines):
        lines[k] = line.replace("|", r.choice(["", " ", "\t", " - "]))


def mix(r, lines, other):
    """Blocks of two notes in turn, maybe one level deeper."""
    depth = r.choice(["", "", "  ", "    "])
    at = 0
    for line in other[r.randrange(len(other)):][:12]:
        at = min(len(lines), at + r.randrange(3))
        lines.insert(at, depth + line)
        at += 1


MUTATIONS = [swap, double, drop, blank, join, split, deeper, flat, key, key,
             card, card, card, marker, put, put, take, sign, sign, unsign,
             number, columns, unpipe, mix]


def seeds():
    """(name, ending, lines) of what the notes are made of."""
    found = []
    for pattern in ["notes/**/*", "starter/**/*.md", "tests/cases/*/notes/**/*",
                    "tests/spec/*.md"]:
        for path in sorted(glob.glob(os.path.join(ROOT, pattern),
                                     recursive=True)):
            name, ending = os.path.splitext(os.path.relpath(path, ROOT))
            if ending not in (".md", ".txt") or not os.path.isfile(path):
                continue
            with open(path, encoding="utf-8", errors="replace") as f:
                lines = f.read().splitlines() or [""]
            found.append((name.replace("/", "-"), ending, lines))
    return found


def mutated(r, all_seeds):
    name, ending, lines = r.choice(all_seeds)
    start = r.randrange(max(1, len(lines) - LINES // 2))
    if r.randrange(2):
        start = 0
    lines = lines[start:start + r.randrange(2, LINES)]
    for _ in range(r.choice([1, 1, 2, 3, 5, 8])):
        if not lines:
            break
        r.choice(MUTATIONS)(r, lines, r.choice(all_seeds)[2])
    end = r.choice(["\n", "\n", "\n", ""])
    return name, ending, "\n".join(lines) + end


class Project:
    """Notes in a folder, and what refgen does with them."""

    def __init__(self, program, notes):
        self.program = program
        self.notes = notes
        self.folder = tempfile.mkdtemp(prefix="refgen-fuzz-")
        self.reset()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def reset(self):
        shutil.rmtree(os.path.join(self.folder, "notes"), ignore_errors=True)
        os.mkdir(os.path.join(self.folder, "notes"))
        for name, text in self.notes.items():
            with open(os.path.join(self.folder, "notes", name), "w",
                      encoding="utf-8", newline="") as f:
                f.write(text)

    def bytes(self):
        found = {}
        for name in self.notes:
            with open(os.path.join(self.folder, "notes", name), "rb") as f:
                found[name] = f.read()
        return found

    def run(self, *argv):
        """What it printed; raises Fault."""
        try:
            done = subprocess.run([self.program, *argv], cwd=self.folder,
                                  env={"PATH": os.environ["PATH"],
                                       "LC_ALL": "C"},
                                  capture_output=True, timeout=300, check=False)
        except subprocess.TimeoutExpired:
            raise Fault(f"{' '.join(argv)}: does not end") from None
        if done.returncode not in (0, 1) or b"anitizer" in done.stderr:
            tail = done.stderr.decode("utf-8", "replace")[-2000:]
            raise Fault(f"{' '.join(argv)}: status {done.returncode}\n{tail}")
        return done.stdout


class Fault(Exception):
    pass


def parse(what, text):
    try:
        json.loads(text)
    except ValueError as e:
        raise Fault(f"{what}: no JSON: {e}") from None


def reads(project):
    said = project.run("claims", "--format", "jsonl", "--jobs", "1")
    for line in said.splitlines():
        parse("claims", line)
    if project.run("claims", "--format", "jsonl", "--jobs", "2") != said:
        raise Fault("claims: other ones when asked again")


def complains(project):
    parse("check", project.run("check", "--format", "sarif"))


def repairs(project):
    project.run("check", "--fix")
    once = project.bytes()
    project.run("check", "--fix")
    wrong = [n for n, text in project.bytes().items() if text != once[n]]
    project.reset()
    if wrong:
        raise Fault(f"check --fix: something was left to repair: {wrong[:3]}")


def builds(project):
    """A note alone may say nothing, and then nothing is made of it."""
    project.run("build")
    path = os.path.join(project.folder, "out", "data", "portinfo.json")
    if os.path.exists(path):
        with open(path, encoding="utf-8") as f:
            parse("build", f.read())


def fault_of(deed, program, notes):
    with Project(program, notes) as project:
        try:
            deed(project)
        except Fault as e:
            return str(e)
    return None


def narrowed(deed, program, notes):
    """The fewest of the notes that halving finds to fail."""
    names = list(notes)
    while len(names) > 1:
        half = len(names) // 2
        for part in (names[:half], names[half:]):
            if fault_of(deed, program, {n: notes[n] for n in part}):
                names = part
                break
        else:
            break
    return {n: notes[n] for n in names}


def tell(deed, program, notes, folder):
    few = narrowed(deed, program, notes)
    print(fault_of(deed, program, few) or "it comes and goes")
    os.makedirs(folder, exist_ok=True)
    for name, text in few.items():
        path = os.path.join(folder, name)
        with open(path, "w", encoding="utf-8", newline="") as f:
            f.write(text)
        print(f"FAIL {deed.__name__}: {path}")


def is_sanitized(program):
    with open(program, "rb") as f:
        return b"__asan_init" in f.read()


def main():
    p = argparse.ArgumentParser()
    p.add_argument("program")
    p.add_argument("failed")
    p.add_argument("--rounds", type=int, default=1)
    p.add_argument("--from", type=int, default=0, dest="first")
    a = p.parse_args()
    program = os.path.abspath(a.program)
    size = NOTES_WATCHED if is_sanitized(program) else NOTES
    all_seeds = seeds()
    bad = 0
    for turn in range(a.first, a.first + a.rounds):
        notes = {}
        for i in range(size):
            name, ending, text = mutated(random.Random(f"{turn}/{i}"),
                                         all_seeds)
            notes[f"{name}~{turn}-{i}{ending}"] = text
        for deed in (reads, complains, repairs, builds):
            some = dict(list(notes.items())[::BUILT])
            of = some if deed == builds else notes
            if fault_of(deed, program, of):
                tell(deed, program, of, a.failed)
                bad += 1
    print(f"{a.rounds} rounds of {size} notes: {bad} faults")
    return int(bad > 0)


if __name__ == "__main__":
    sys.exit(main())
