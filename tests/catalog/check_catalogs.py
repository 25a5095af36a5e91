#!/usr/bin/env python3
"""Checks that locales/*.po translate what the program says, and that alone.

usage: check_catalogs.py [--self] ROOT

A line for each finding: a message without a translation, a translation of
nothing, placeholders that differ, an entry that is fuzzy or struck out.
With --self the checker is checked: it has to miss every entry that is taken
from a catalog.  English is what the sources are written in, and the notes'
catalogs belong to a project, so neither is read.
"""

import ast
import glob
import os
import re
import sys

import messages

PLACEHOLDER = re.compile(r"\{\w+\}")


class Entry:
    def __init__(self, line):
        self.line, self.fuzzy, self.fields = line, False, {}

    @property
    def key(self):
        return self.fields.get("msgctxt"), self.fields["msgid"]

    @property
    def plural(self):
        return self.fields.get("msgid_plural")

    @property
    def texts(self):
        return [v for k, v in self.fields.items() if k.startswith("msgstr")]


def read_po(text):
    """The entries behind the header, and findings of the reader's own."""
    entries, problems, entry, field = [], [], Entry(1), None
    for n, line in enumerate(text.split("\n") + [""], 1):
        m = re.match(r'(?:(msg\w+(?:\[\d\])?)\s+)?(".*")$', line)
        # A blank line, a comment, the next context or msgid: one is complete.
        if "msgid" in entry.fields and \
                (m is None or m[1] in ("msgctxt", "msgid")):
            entries.append(entry)
            entry = Entry(n)
        if m:
            field = m[1] or field
            entry.fields[field] = entry.fields.get(field, "") + \
                ast.literal_eval(m[2])
        elif line.startswith("#~"):
            problems.append((n, "an entry is struck out"))
        elif line.startswith("#,"):
            entry.fuzzy |= "fuzzy" in line
        if not entry.fields:
            entry.line = n + 1
    return [e for e in entries if e.key != (None, "")], problems


def shown(key):
    return f"{key[0]}: {key[1]!r}" if key[0] else repr(key[1])


def judge(entries, said):
    """Every finding, as (line, text); line 0 is the whole catalog."""
    problems, there = [], {e.key: e for e in entries}
    for key, (plural, where) in sorted(said.items(), key=str):
        if key not in there:
            problems.append((0, f"no translation of {shown(key)} ({where})"))
        elif there[key].plural != plural:
            problems.append((there[key].line,
                             f"the plural of {shown(key)} ({where})"))
    for e in entries:
        if e.fuzzy:
            problems.append((e.line, f"fuzzy: {shown(e.key)}"))
        if e.key not in said:
            problems.append((e.line, f"nothing says {shown(e.key)}"))
        if not all(e.texts):
            problems.append((e.line, f"empty: {shown(e.key)}"))
        ours = {frozenset(PLACEHOLDER.findall(t))
                for t in (e.key[1], e.plural) if t is not None}
        if any(frozenset(PLACEHOLDER.findall(t)) not in ours
               for t in e.texts):
            problems.append((e.line, f"placeholders of {shown(e.key)}"))
    return problems


def expect(text, wanted, said):
    entries, problems = read_po(text)
    problems += judge(entries, said)
    return [] if any(wanted in p for _, p in problems) else \
        [f"not noticed: {wanted}"]


def check_keeper(text, said):
    """What is wrong with the checker, by what it does not notice."""
    entries, _ = read_po(text)
    problems = []
    for gone in entries:
        rest = [e for e in entries if e is not gone]
        wanted = f"no translation of {shown(gone.key)} "
        if not any(p.startswith(wanted) for _, p in judge(rest, said)):
            problems.append(f"not missed: {shown(gone.key)}")
    first = next(e for e in entries if PLACEHOLDER.search(e.key[1]))
    broken = text.replace(first.texts[0].split("{")[0] + "{", "(", 1)
    problems += expect(broken, "placeholders of", said)
    problems += expect(text + '\nmsgid "x {1}"\nmsgstr "x {2}"\n',
                       "placeholders of 'x {1}'", said)
    problems += expect(text + '\nmsgid "x"\nmsgstr "y"\n',
                       "nothing says 'x'", said)
    problems += expect(text + '\n#, fuzzy\nmsgid "x"\nmsgstr "y"\n',
                       "fuzzy: 'x'", said)
    problems += expect(text + '\nmsgid "x"\nmsgstr ""\n', "empty: 'x'", said)
    problems += expect(text + '\n#~ msgid "x"\n#~ msgstr "y"\n',
                       "struck out", said)
    return problems


def main():
    itself = "--self" in sys.argv
    root = sys.argv[-1]
    said, problems = messages.collect(root)
    count = 0

    for path in sorted(glob.glob(os.path.join(root, "locales/*.po"))):
        if path.endswith(".notes.po"):
            continue
        name = os.path.relpath(path, root)
        with open(path, encoding="utf-8") as f:
            text = f.read()
        count += 1
        if itself:
            problems += [f"{name}: {p}" for p in check_keeper(text, said)]
            continue
        entries, found = read_po(text)
        problems += [f"{name}:{n}: {p}" if n else f"{name}: {p}"
                     for n, p in found + judge(entries, said)]
    if count == 0:
        problems.append("there are no catalogs")
    for p in problems:
        print(p)
    print(f"{len(said)} messages, {count} catalogs")
    return len(problems) > 0


if __name__ == "__main__":
    sys.exit(main())
