#!/usr/bin/env python3
"""Checks the words that refgen carries: data/*.tsv of ours, locales/*.lexicon.

usage: check_words.py ROOT

Every finding is a line FILE:LINE: what is wrong; the exit status tells
whether there were any.
"""

import glob
import os
import re
import sys
import unicodedata

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*$")
PORT = re.compile(r"([0-9]+)(?:-([0-9]+))?/([a-z]+(?:\+[a-z]+)*)$")
TRANSPORTS = ["tcp", "udp", "sctp", "dccp"]
KINDS = {"class", "column", "generic", "noise", "opener", "ordinal", "unit", "unported", "role", "security", "service",
         "stop", "tool",
         "transport", "variant", "verb", "word", "wrong"}
SECURITY = {"clear", "encrypted", "both", "not", "advice"}
CLASSES = {"well-known", "registered", "dynamic", "all"}

problems = 0


def problem(path, line, text):
    global problems
    problems += 1
    print(f"{path}:{line}: {text}")


def fold(text):
    """What rg_fold() does, and single spaces as in a lexicon."""
    text = unicodedata.normalize("NFKD", text).casefold()
    text = unicodedata.normalize("NFKD", text)
    text = "".join(c for c in text if not unicodedata.category(c).startswith("M"))
    return " ".join(text.split())


def key(text):
    """What rg_key_new() does."""
    return "".join(c for c in fold(text)
                   if c == "+" or unicodedata.category(c)[0] == "L"
                   or unicodedata.category(c) == "Nd")


def check_ports(path, line, field):
    before = -1
    for item in filter(None, field.split(",")):
        m = PORT.match(item)
        if not m:
            problem(path, line, f"no port: {item!r}")
            continue
        first, last = int(m[1]), int(m[2] or m[1])
        if not first <= last <= 65535 or m[2] and first == last:
            problem(path, line, f"no range: {item!r}")
        if first < before:
            problem(path, line, f"not sorted: {item!r}")
        before = first
        transports = m[3].split("+")
        if transports != [t for t in TRANSPORTS if t in transports]:
            problem(path, line, f"transports of {item!r}")


def read_services(root, path, owner):
    parents, ids = [], []
    with open(os.path.join(root, path), encoding="utf-8", newline="") as f:
        rows = f.read().split("\n")
    if rows.pop() != "":
        problem(path, len(rows), "no final newline")
    for n, row in enumerate(rows, 1):
        if row.startswith("#"):
            continue
        fields = row.split("\t")
        if len(fields) != 5 or any(f != f.strip() for f in fields):
            problem(path, n, "not five fields")
            continue
        ident, name, aliases, ports, parent = fields
        if not ID.match(ident) or len(ident) > 63:
            problem(path, n, f"no id: {ident!r}")
        if ids and ids[-1] >= ident:
            problem(path, n, f"not sorted: {ident}")
        ids.append(ident)
        if parent:
            parents.append((n, ident, parent))
        for alias in [name] + (aliases.split(",") if aliases else []):
            k = key(alias)
            if not k or alias != " ".join(alias.split()):
                problem(path, n, f"no name: {alias!r}")
            elif k in owner:
                problem(path, n, f"{alias!r} is already {owner[k]}")
            owner.setdefault(k, ident)
        check_ports(path, n, ports)
    for n, ident, parent in parents:
        if parent not in ids or parent == ident:
            problem(path, n, f"no parent: {parent!r}")
    return ids


def check_security(root, path, ids):
    before = ""
    with open(os.path.join(root, path), encoding="utf-8", newline="") as f:
        rows = f.read().split("\n")
    if rows.pop() != "":
        problem(path, len(rows), "no final newline")
    for n, row in enumerate(rows, 1):
        if row.startswith("#"):
            continue
        fields = row.split("\t")
        if len(fields) != 3 or not all(fields) or \
                any(f != f.strip() for f in fields):
            problem(path, n, "not three fields")
            continue
        if fields[0] not in ids:
            problem(path, n, f"no such service: {fields[0]}")
        if fields[0] <= before:
            problem(path, n, f"not sorted: {fields[0]}")
        before = fields[0]
        if fields[1] not in {"clear", "encrypted", "both"}:
            problem(path, n, f"no value: {fields[1]}")
def read_uses(root, path, ids):
    """Every service has one kind of use."""
    seen = {}
    with open(os.path.join(root, path), encoding="utf-8", newline="") as f:
        rows = f.read().split("\n")
    for n, row in enumerate(rows[:-1], 1):
        if row.startswith("#"):
            continue
        use, name, services = (row.split("\t") + ["", ""])[:3]
        services = services.split(",")
        if not ID.match(use) or not name or services != sorted(services):
            problem(path, n, "no id, name, sorted services")
        for service in services:
            if service not in ids:
                problem(path, n, f"no such service: {service}")
            elif service in seen:
                problem(path, n, f"{service} is {seen[service]} already")
            seen[service] = use
    for service in ids:
        if service not in seen:
            problem(path, len(rows), f"nothing says what {service} is for")


def read_exams(root, path, ids):
    with open(os.path.join(root, path), encoding="utf-8", newline="") as f:
        rows = f.read().split("\n")
    for n, row in enumerate(rows[:-1], 1):
        if not row.startswith("\t"):
            continue
        service, ports, transports = row[1:].split("\t")
        if service not in ids:
            problem(path, n, f"no such service: {service}")
        check_ports(path, n, f"{ports}/{transports}")


def lexicon_lines(root, path):
    """(line, kind, value, phrases); the language line has kind None."""
    with open(os.path.join(root, path), encoding="utf-8", newline="") as f:
        text = f.read()
    if not text.endswith("\n") or "\r" in text or "\t" in text:
        problem(path, 1, "a tab, a CR, or no final newline")
    for n, row in enumerate(text.split("\n"), 1):
        if not row or row.startswith("#"):
            continue
        left, equals, right = row.partition(" = ")
        if not equals or row != row.strip():
            problem(path, n, "no `kind.value = phrases`")
            continue
        if left == "language":
            yield n, None, right, []
            continue
        kind, dot, value = left.partition(".")
        if not dot or kind not in KINDS or not ID.match(value):
            problem(path, n, f"no kind and value: {left!r}")
            continue
        yield n, kind, value, right.split(", ")


def check_lexicon(root, path, ids, meant, owner):
    tag = os.path.basename(path).split(".")[0]
    expansions, seen, before = {}, set(), {}
    first = True
    for n, kind, value, phrases in lexicon_lines(root, path):
        if first != (kind is None):
            problem(path, n, "the language stands on the first line, once")
        first = False
        if kind is None:
            if not value.startswith(f"{tag}: "):
                problem(path, n, f"not language {tag}")
            continue
        if (kind, value) in seen:
            problem(path, n, f"{kind}.{value} is there already")
        seen.add((kind, value))
        if kind in ("service", "wrong"):
            if value not in ids:
                problem(path, n, f"no such service: {value}")
            if before.get(kind, "") >= value:
                problem(path, n, f"not sorted: {kind}.{value}")
            before[kind] = value
        if kind == "transport" and value not in TRANSPORTS or \
                kind == "security" and value not in SECURITY or \
                kind == "class" and value not in CLASSES:
            problem(path, n, f"no {kind}: {value}")
        if kind == "service":
            expansions[value] = n
        mine = set()
        for phrase in phrases:
            f = fold(phrase)
            if not f or "," in phrase or phrase != " ".join(phrase.split()):
                problem(path, n, f"no phrase: {phrase!r}")
                continue
            if f in mine:
                problem(path, n, f"{phrase!r} twice")
            mine.add(f)
            if kind == "stop" and (" " in f or (kind, f) in meant):
                problem(path, n, f"tells no language: {phrase!r}")
            # The first entry of a phrase wins, whatever the language.
            other = meant.setdefault((kind, f), value)
            if other != value:
                problem(path, n, f"{phrase!r} means {kind}.{other} already")
            if kind in ("service", "wrong"):
                whose = owner.setdefault(key(phrase), value)
                if whose != value:
                    problem(path, n, f"{phrase!r} is already {whose}")
            if kind == "wrong" and ("service", f) in meant:
                problem(path, n, f"{phrase!r} is both right and wrong")
    return expansions


def main():
    root = sys.argv[1]
    owner, meant, expansions = {}, {}, {}
    services = "data/services.tsv"

    ids = read_services(root, services, owner)
    check_security(root, "data/security.tsv", ids)
    read_uses(root, "data/uses.tsv", ids)
    read_exams(root, "data/exams.tsv", ids)
    for path in sorted(glob.glob(os.path.join(root, "locales/*.lexicon"))):
        name = os.path.relpath(path, root)
        tag = os.path.basename(path).split(".")[0]
        expansions[tag] = check_lexicon(root, name, ids, meant, owner)
    for ident, line in expansions["en"].items():
        if ident not in expansions["es"]:
            problem("locales/en.lexicon", line, f"no Spanish for {ident}")
    print(f"{len(ids)} services, {len(owner)} names, "
          + ", ".join(f"{t} {len(e)}" for t, e in expansions.items()))
    return problems > 0


if __name__ == "__main__":
    sys.exit(main())
