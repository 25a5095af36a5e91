#!/usr/bin/env python3
"""How often a merge is right: refgen and three baselines against practice.

usage: merge_eval.py [--halves N] [--order] REFGEN SOURCE_DIR [NOTES]

Builds a project of all notes of a folder, takes the ports that at least
three notes name, and compares the primary service of each and its transports
with practice.tsv.  The baselines decide from the same claims, with the same
names brought together:

    first      the first note that names the port, by path
    majority   the service and the transports that most notes state
    registry   IANA's name and transports, whatever the notes say

--halves N repeats it on N random halves of the notes, to see how much of the
result is chance.  --order fails if a baseline is ahead of refgen on either
figure.  Without the notes the status is 77: skipped.
"""

import argparse
import collections
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
WAYS = ("refgen", "first", "majority", "registry")
SKIPPED = 77


def rows_of(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def read_practice():
    practice = {}
    for port, services, transports in rows_of(HERE / "practice.tsv"):
        practice[int(port)] = (set(services.split(",")),
            [frozenset(t.split("+")) for t in transports.split(",")])
    return practice


def key(name):
    return re.sub(r"[^a-z0-9+]", "", name.lower())


class Registry:
    """IANA's first record of a port, by the id that refgen has for it."""

    def __init__(self, root):
        self.ids, self.records = {}, {}
        for row in rows_of(root / "data/services.tsv"):
            names = [row[0], row[1]] + (row[2].split(",") if row[2:] else [])
            for name in names:
                self.ids.setdefault(key(name), row[0])
        for row in rows_of(root / "data/iana.tsv"):
            if row[3] != "assigned" or not re.match(r"\d", row[0]):
                continue
            first, _, last = row[0].partition("-")
            for port in range(int(first), int(last or first) + 1):
                self.records.setdefault(port, (row[2], frozenset(
                    row[1].split("+")) - {"-"}))

    def at(self, port):
        name, transports = self.records.get(port, ("", frozenset()))
        return self.ids.get(key(name), name), transports


class Merged:
    """A portinfo.json, by port: who says what, and what refgen takes."""

    def __init__(self, info):
        self.claims = {c["id"]: c for c in info["claims"]}
        self.copies = {s["id"]: s.get("copy_of", s["id"])
            for s in info["sources"]}
        self.paths = {s["id"]: s["path"] for s in info["sources"]}
        self.ports = collections.defaultdict(dict)
        self.shared = {}
        self.names = {}
        for service in info["services"]:
            self.names[service["id"]] = service["name"]["en"]
            for end in service["endpoints"]:
                if end["first"] == end["last"]:
                    self.ports[end["first"]][service["id"]] = end
        for conflict in info["conflicts"]:
            if conflict["kind"] == "service":
                port = conflict["ports"][0]["first"]
                self.shared[port] = conflict["resolved"]

    def notes(self, port, service=None):
        """(claim, service) of a port in the order of the notes."""
        found = set()
        for sid, end in self.ports[port].items():
            if service in (None, sid):
                found |= {(c, sid) for c in end["claims"]}
        return sorted(found)

    def named(self, least):
        for port in sorted(self.ports):
            sources = {self.claims[c]["source"] for c, _ in self.notes(port)}
            if len(sources) >= least:
                yield port

    def stated(self, port, claim):
        """What one note states of a port, wherever it says it."""
        source = self.claims[claim]["source"]
        return frozenset(t for c, s in self.notes(port)
            for t in self.claims[c]["transports"]
            if self.claims[c]["source"] == source)

    def refgen(self, port):
        ends = self.ports[port]
        taken = self.shared.get(port)
        primary = next((s for s in ends if len(ends) == 1 or
            self.names[s] == taken), None)
        return primary, frozenset(t["name"]
            for t in ends[primary]["transports"]) if primary else frozenset()

    def first(self, port):
        notes = self.notes(port)
        transports = (self.stated(port, c) for c, _ in notes)
        return notes[0][1], next((t for t in transports if t), frozenset())

    def majority(self, port):
        services, transports = collections.Counter(), collections.Counter()
        pairs = {(self.claims[c]["source"], s) for c, s in self.notes(port)}
        services.update(s for _, s in pairs)
        claims = {self.claims[c]["source"]: c for c, _ in self.notes(port)}
        transports.update(t for t in (self.stated(port, c)
            for c in claims.values()) if t)
        best = max(sorted(services), key=lambda s: services[s])
        if not transports:
            return best, frozenset()
        return best, max(sorted(transports, key=sorted),
            key=lambda t: transports[t])


def build(refgen, notes):
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "notes").mkdir()
        for note in notes:
            shutil.copy(note, pathlib.Path(folder) / "notes")
        done = subprocess.run([refgen, "build"], cwd=folder,
            capture_output=True, text=True, check=False)
        path = pathlib.Path(folder) / "out/data/portinfo.json"
        if not path.exists():
            sys.exit(f"refgen build: status {done.returncode}\n{done.stderr}")
        return Merged(json.loads(path.read_text(encoding="utf-8")))


class Score:
    def __init__(self):
        self.ports = 0
        self.services = collections.Counter()
        self.transports = collections.Counter()
        self.wrong = []

    def add(self, merged, registry, practice):
        for port in merged.named(3):
            if port not in practice:
                self.wrong.append((port, "practice.tsv has no row", "", ""))
                continue
            self.ports += 1
            services, transports = practice[port]
            for way in WAYS:
                sid, used = registry.at(port) if way == "registry" else \
                    getattr(merged, way)(port)
                self.services[way] += sid in services
                self.transports[way] += used in transports
                if way == "refgen" and sid not in services:
                    self.wrong.append((port, "service", sid,
                        ",".join(sorted(services))))
                if way == "refgen" and used not in transports:
                    self.wrong.append((port, "transports",
                        "+".join(sorted(used)), ",".join("+".join(sorted(t))
                        for t in transports)))

    def show(self, title):
        print(f"{title}: {self.ports} ports")
        print(f"  {'':10} {'service':>9} {'transports':>11}")
        for way in WAYS:
            print(f"  {way:10} {self.services[way] / self.ports:9.4f} "
                f"{self.transports[way] / self.ports:11.4f}")

    def leads(self):
        return all(self.services["refgen"] >= self.services[w] and
            self.transports["refgen"] >= self.transports[w] for w in WAYS)


def opinions(merged, port):
    """What the notes say of a port: the cause of a mistake, mostly."""
    said = collections.Counter()
    for claim, sid in merged.notes(port):
        said[f"{sid} {'+'.join(merged.claims[claim]['transports']) or '-'}"
            ] += 1
    return ", ".join(f"{n} x {what}" for what, n in said.most_common(6))


def find_notes(args):
    if args.notes:
        return pathlib.Path(args.notes)
    shared = os.environ.get("RG_SHARED", args.root / "../shared")
    return pathlib.Path(shared) / "wild/notes"


def main():
    parser = argparse.ArgumentParser(description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--halves", type=int, default=0)
    parser.add_argument("--order", action="store_true")
    parser.add_argument("refgen", type=os.path.abspath)
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("notes", nargs="?")
    args = parser.parse_args()
    notes = sorted(p for p in find_notes(args).glob("**/*")
        if p.suffix in (".md", ".markdown", ".txt"))
    if not notes:
        print("no notes: skipped")
        sys.exit(SKIPPED)

    practice, registry = read_practice(), Registry(args.root)
    merged = build(args.refgen, notes)
    score = Score()
    score.add(merged, registry, practice)
    score.show(f"{len(notes)} notes")
    for port, what, got, wanted in score.wrong:
        print(f"  {port}: {what} {got}, practice {wanted}; "
            f"the notes: {opinions(merged, port)}")

    chance = random.Random(4)
    halves = Score()
    for _ in range(args.halves):
        half = chance.sample(notes, len(notes) // 2)
        halves.add(build(args.refgen, half), registry, practice)
    if args.halves:
        halves.show(f"{args.halves} halves")
        wrong = collections.Counter(w for w in halves.wrong)
        for (port, what, got, wanted), n in wrong.most_common():
            print(f"  {n:3} x {port}: {what} {got}, practice {wanted}")
    if args.order and not (score.leads() and
        (not args.halves or halves.leads())):
        sys.exit("a baseline is ahead of refgen")


if __name__ == "__main__":
    main()
