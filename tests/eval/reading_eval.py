#!/usr/bin/env python3
"""How well notes are read: precision, recall and transports by hand-made labels.

usage: reading_eval.py REFGEN SOURCE_DIR

For each folder of labelled notes at hand, prints the figures of its scorer in
total, by language and by layout (a note with several layouts counts in each),
and fails when a total is below what is promised.  Without the notes the
status is 77: skipped.
"""

import collections
import importlib.util
import json
import os
import pathlib
import subprocess
import sys
import tempfile

SKIPPED = 77
# notes, labels, index of language and layout; least precision, recall,
# transports
SETS = (
    ("seeds", "eval/seeds.gold.json", None, (.99, .99, .99)),
    ("wild/notes", "wild/gold.json", "wild/index.tsv", (.97, .95, .95)),
)


def load_scorer(path):
    spec = importlib.util.spec_from_file_location("score", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def groups_of(index):
    """{note: [its language, each of its layouts]}"""
    rows = index.read_text(encoding="utf-8").splitlines()[1:] if index else []
    cells = (row.split("\t") for row in rows)
    return {note: ["in " + lang] + [w for w in layout.split(",") if w]
            for note, lang, _, layout in cells}


def figures(s):
    claimed, owed = s["tp"] + s["fp"], s["owed"]
    return (s["tp"] / claimed if claimed else 1,
            1 - s["fn"] / owed if owed else 1,
            s["tr_ok"] / s["tr_all"] if s["tr_all"] else 1)


def show(title, s):
    print("  {:<28}{:>6.3f}{:>8.3f}{:>8.3f}{:>7}{:>8}".format(
        title, *figures(s), s["owed"], f"{s['r_ok']}/{s['r_all']}"))


def evaluate(refgen, score, notes, gold, groups):
    """The total of a set, and the totals of its groups."""
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as claims:
        subprocess.run([refgen, "claims", "--format", "jsonl", notes],
                       stdout=claims, stderr=subprocess.DEVNULL, check=False)
        facts, ranges = score.read_claims(claims.name)
    totals = collections.defaultdict(collections.Counter)
    for name, labels in gold.items():
        s, _ = score.score_file(labels, facts.get(name, []),
                                ranges.get(name, []))
        for group in ["all"] + groups.get(name, []):
            totals[group].update(s)
    return totals


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.split("\n\n")[1])
    refgen, root = sys.argv[1], pathlib.Path(sys.argv[2])
    shared = pathlib.Path(os.environ.get("RG_SHARED", root / "../shared"))
    if not (shared / "eval/score.py").exists():
        print("no labelled notes at hand")
        sys.exit(SKIPPED)
    score = load_scorer(shared / "eval/score.py")
    bad = 0
    for notes, gold, index, least in SETS:
        gold = json.loads((shared / gold).read_text(encoding="utf-8"))
        groups = groups_of(index and shared / index)
        totals = evaluate(refgen, score, shared / notes, gold, groups)
        print(f"{notes:<30} prec. recall  transp. facts  ranges")
        for group in sorted(totals, key=lambda g: (g != "all", -totals[g]["owed"])):
            show(group, totals[group])
        below = [f"{got:.3f} < {want}" for got, want in
                 zip(figures(totals["all"]), least) if got < want]
        if below:
            print("  below what is promised: " + ", ".join(below))
            bad = 1
    sys.exit(bad)


if __name__ == "__main__":
    main()
