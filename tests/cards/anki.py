#!/usr/bin/env python3
"""Two builds of one project, imported into a collection as Anki does it.

usage: anki.py REFGEN FOLDER

The importer below follows the manual of Anki, chapter "Text Files": headers
of #key:value, fields quoted as in CSV, a guid that tells whether a note is
there already, and without a guid the first field.  A later build has to
update its notes and must not make a second one of any.
"""

import csv
import glob
import html.parser
import os
import shutil
import subprocess
import sys

SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "space": " ",
              "pipe": "|", "colon": ":"}
NOTE_TYPES = {"Basic": 2, "Básico": 2}  # fields that a user's type has
ALLOWED = {"br", "b", "small"}

problems = []


class Markup(html.parser.HTMLParser):
    """Whether what is left open or unknown stands in a field."""

    def __init__(self, field):
        super().__init__(convert_charrefs=True)
        self.open, self.bad, self.text = [], [], ""
        self.feed(field)
        self.close()

    def handle_starttag(self, tag, attrs):
        if tag not in ALLOWED or attrs:
            self.bad.append(tag)
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.bad.append("/" + tag)

    def handle_data(self, data):
        self.text += data


def read(path):
    """The headers, and the rows behind them."""
    headers, rows = {}, []
    with open(path, encoding="utf-8", newline="") as f:
        lines = f.read().split("\n")
    while lines and lines[0].startswith("#"):
        key, colon, value = lines.pop(0)[1:].partition(":")
        if colon:
            headers[key.strip().lower()] = value
    separator = SEPARATORS[headers["separator"].lower()]
    body = [line for line in lines if line and not line.startswith("#")]
    rows = list(csv.reader(body, delimiter=separator))
    return headers, rows


class Collection:
    def __init__(self):
        self.notes = {}                 # guid -> (deck, type, fields, tags)
        self.decks = set()

    def take(self, path):
        """Imports a file; how many notes are new, changed, the same."""
        headers, rows = read(path)
        special = {key: int(headers[key + " column"]) - 1
                   for key in ("guid", "deck", "tags")}
        kind = headers["notetype"]
        count = {"new": 0, "changed": 0, "same": 0}
        if headers["html"] != "true" or kind not in NOTE_TYPES:
            problems.append(f"{path}: headers {headers}")
        for row in rows:
            fields = [v for i, v in enumerate(row)
                      if i not in special.values()]
            if len(row) != 5 or len(fields) != NOTE_TYPES[kind] or \
                    not all(row):
                problems.append(f"{path}: {row}")
                continue
            self.add(row[special["guid"]], row[special["deck"]], kind,
                     fields, set(row[special["tags"]].split()), count)
        return count

    def add(self, guid, deck, kind, fields, tags, count):
        old = self.notes.get(guid)
        if old is None:
            self.decks.add(deck)
            self.notes[guid] = (deck, kind, fields, tags)
            count["new"] += 1
        elif old[1] != kind:
            problems.append(f"{guid}: its type changed")
        else:                           # cards stay in their deck
            self.notes[guid] = (old[0], kind, fields, tags)
            count["same" if old[2:] == (fields, tags) else "changed"] += 1


NOTES = """---
lang: en
---

| Port | Service | Transport | Use |
|------|---------|-----------|-----|
| 22   | SSH     | tcp       | A shell &lt;far&gt; away |
| 53   | DNS     | udp       | Names "to" addresses; a tab\tand [sound:x.mp3] |
| 69   | TFTP    | udp       | # small files |
"""

LATER = NOTES.replace("| udp       | Names", "| tcp/udp   | Names") \
    .replace("A shell", "Another shell") + \
    "| 123  | NTP     | udp       | Keeps clocks right |\n"

EXAMS = """exams:
  - id: one
    title: {en: "The first: exam", es: "El primero"}
    ports: [22, 53, 69%s]
  - id: two
    title: Two
    ports: [53, 22]
    services: [ssh]
"""


def build(refgen, folder, notes, more):
    with open(f"{folder}/notes/ports.md", "w", encoding="utf-8") as f:
        f.write(notes)
    with open(f"{folder}/refgen.yaml", "w", encoding="utf-8") as f:
        f.write(EXAMS % more)
    done = subprocess.run([refgen, "-C", folder, "build", "--only", "anki"],
                          capture_output=True)
    if done.returncode != 0:
        problems.append(f"refgen: {done.stderr.decode()}")
    return sorted(glob.glob(f"{folder}/out/anki/*.txt"))


def expect(name, got, wanted):
    if got != wanted:
        problems.append(f"{name}: {got}, not {wanted}")


def check_fields(collection):
    for guid, (_, _, fields, _) in collection.notes.items():
        for field in fields:
            markup = Markup(field)
            if markup.bad or markup.open:
                problems.append(f"{guid}: {field}")
            if "[sound:" in field:
                problems.append(f"{guid}: would play a sound: {field}")


def main():
    refgen, folder = sys.argv[1:]
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(f"{folder}/notes")
    mine = Collection()

    counts = [mine.take(p) for p in build(refgen, folder, NOTES, "")]
    expect("files", len(counts), 4)     # two exams in two languages
    expect("first import", len(mine.notes), 2 * 2 * 3)
    expect("decks", mine.decks, {"The first: exam", "El primero"})
    check_fields(mine)
    text = Markup(mine.notes["refgen:en:port-53"][2][1]).text
    for words in ('Names "to" addresses', "[sound:x.mp3]", "53 · udp"):
        if words not in text:
            problems.append(f"not on the card: {words!r} in {text!r}")
    expect("tags", mine.notes["refgen:en:port-22"][3],
           {"refgen::port", "refgen::one", "refgen::two"})
    expect("a card's own tags", mine.notes["refgen:es:service-tftp"][3],
           {"refgen::service", "refgen::one"})

    before = dict(mine.notes)
    for path in sorted(glob.glob(f"{folder}/out/anki/*.txt")):
        expect("the same again", mine.take(path)["new"], 0)
    expect("nothing changed", mine.notes, before)

    counts = [mine.take(p) for p in build(refgen, folder, LATER, ", 123")]
    expect("second import", len(mine.notes), 2 * 2 * 4)
    expect("new", sum(c["new"] for c in counts), 4)
    expect("changed", len([g for g in before
                           if before[g] != mine.notes[g]]), 8)
    text = Markup(mine.notes["refgen:en:port-53"][2][1]).text
    if "53 · tcp · udp" not in text:
        problems.append(f"not updated: {text!r}")
    expect("questions stay", mine.notes["refgen:en:port-53"][2][0],
           before["refgen:en:port-53"][2][0])
    check_fields(mine)
    for problem in problems:
        print(problem)
    print(f"{len(mine.notes)} notes, {len(problems)} problems")
    return len(problems) > 0


if __name__ == "__main__":
    sys.exit(main())
