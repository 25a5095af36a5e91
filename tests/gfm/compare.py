"""Compares the tables that we read with those of cmark-gfm.

    compare.py BLOCKS [SEED [COUNT]]

The inputs are the examples beside this file, one for each rule, and COUNT
tables made of random pieces from a seed.

What is the same:

- Every table of cmark-gfm must be one of ours, in the same order, with the
  same rows.  We may read more tables: notes hold many that GFM rejects.
- GFM fills short rows and drops the cells beyond the heading's.  We do
  neither, since both are words of the author; so cells are compared up to
  the heading's count, and missing ones count as empty.
- Rows without a word and rows of dashes only say nothing, and we leave them
  out; so both sides do here.
- Cells are compared as plain text, every run of blanks as one space.  A <br>
  is a blank; other tags, pictures and addresses have no text.
- A sign of emphasis that nobody closed is text for GFM and a slip for us; so
  in cells where GFM has one as text, such signs are left out on both sides.
- Lines of as many cells above GFM's heading are rows of ours.
- A heading of dashes and colons is a delimiter row with a slip for us; such
  a table is left out.
- In random tables stands nothing where we read on on purpose.
- Where an example's rule begins with "we read on", GFM ends a table and we
  must have its rows and more behind them.
"""

import json
import pathlib
import random
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

HERE = pathlib.Path(__file__).parent
ADDRESS = re.compile(r"\bhttps?://[^\s|<>()\[\]\"]*")
NAMESPACE = "{http://commonmark.org/xml/1.0}"


def examples():
    """The (rule, Markdown) pairs of examples.md."""
    text = (HERE / "examples.md").read_text(encoding="utf-8")
    for part in re.split(r"^=== ", text, flags=re.M)[1:]:
        rule, _, body = part.partition("\n")
        body = body.rstrip("\n") + "\n"
        body = body.replace("␄\n", "").replace("→", "\t")
        yield rule, body.replace("␠", " ")


CELLS = [
    "", "22", "SSH", "80/tcp", "a b", "*x*", "**22**", "`22`", "`a\\|b`",
    "x\\|y", "\\|", "[SSH](#a)", "[a \\| b](c)", "&amp;", "&#124;", "ñ", "–",
    "a<br>b", "<b>x</b>", "1.", "-", "- x", "1. x", "#", ">", "\\*x\\*",
    "`*x*`", "``a`b``", "__x__", "x_y", "a*", "2 * 3", "(x)", "443, 80",
    "\\\\", "x\\", ":", "::", "a:b", "===", "i. x", "• x", "+", "+1",
]
DELIMITERS = ["-", "---", ":-", "-:", ":-:", " --- ", " :--", "--: ", "\t-\t"]
WRONG_DELIMITERS = ["", ":", "x", "::-", "-:-"]
BETWEEN = [
    "words", "a b", "> q | r", "- l | m", "1. l | m", "2. l | m", "# h | h",
    "***", "---", "===", "```", "<div>", "<b>x</b>", " x|y",
    "", "+ x", "* x", "2) x | y", "||", "\\| x | y", "x \\| y", "a. x|y",
]
PREFIXES = [
    ("", ""), ("", ""), ("", ""), ("> ", "> "), (">", ">"), ("- ", "  "),
    ("1. ", "   "), ("> > ", "> > "), ("> - ", ">   "), ("   ", "  "),
    ("- a\n  - ", "    "), ("words\n", ""), ("words | x\n", ""), ("# h\n", ""),
    ("- words\n\n  ", "  "), ("> words\n> ", "> "),
]


def row(rng, cells):
    """Cells in a line, with or without pipes at its ends."""
    blanks = [rng.choice(["", " ", " ", " ", "  ", "\t"]) for _ in range(4)]
    line = "|".join(rng.choice(["", " ", " "]) + cell +
                    rng.choice(["", " ", " "]) for cell in cells)
    if rng.random() < 0.75:
        line = "|" + blanks[0] + line
    if rng.random() < 0.75:
        line += blanks[1] + "|" + blanks[2]
    return "| a |" if line.strip() in ("|", "+", "-", "1.") else line


def random_table(rng):
    """A small table, not always a sound one."""
    columns = rng.randint(1, 4)
    lines = [row(rng, [rng.choice(CELLS) for _ in range(columns)])]
    marks = [rng.choice(DELIMITERS) for _ in range(columns)]
    if rng.random() < 0.1:
        marks[rng.randrange(columns)] = rng.choice(WRONG_DELIMITERS)
    if rng.random() < 0.05:
        marks.append("-")
    lines.append(row(rng, marks))
    for _ in range(rng.randint(0, 4)):
        count = columns
        if rng.random() < 0.2:
            count = rng.randint(1, 5)
        if rng.random() < 0.15:
            lines.append(rng.choice(BETWEEN))
        else:
            lines.append(row(rng, [rng.choice(CELLS) for _ in range(count)]))
    first, others = rng.choice(PREFIXES)
    if first and lines[0].lstrip()[:1] != "|":
        lines[0] = "|" + lines[0]
    lines[0] = lines[0].lstrip()
    return first + ("\n" + others).join(lines) + "\n"


SIGN = "\ue000"  # stands for a sign of emphasis that is text
SIGNS = re.compile(r"[*_`~=]")


def plain(node):
    """The words of a node of cmark-gfm's XML."""
    kind = node.tag.removeprefix(NAMESPACE)
    if kind == "html_inline":
        return " " if re.match(r"<br\b", node.text or "", re.I) else ""
    if kind == "image":
        return ""
    if kind == "code":
        return node.text or ""
    if kind == "text":
        return SIGNS.sub(SIGN, node.text or "")
    if kind in ("softbreak", "linebreak"):
        return " "
    return "".join(plain(child) for child in node)


def theirs(markdown):
    """The tables that cmark-gfm finds: lists of rows of cells."""
    run = subprocess.run(["cmark-gfm", "-e", "table", "--to", "xml"],
                         input=markdown.encode(), capture_output=True,
                         check=True)
    root = ElementTree.fromstring(run.stdout)
    return [[[plain(cell) for cell in line] for line in table]
            for table in root.iter(NAMESPACE + "table")]


def ours(program, markdowns):
    """The tables that we find in each text."""
    feed = b"".join(b"%d\n%s" % (len(m.encode()), m.encode())
                    for m in markdowns)
    run = subprocess.run([program], input=feed, capture_output=True,
                         check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def normal(rows):
    """Rows as they are compared; the heading stays first."""
    width = len(rows[0]) if rows else 0
    result = []
    for number, line in enumerate(rows):
        cells = [" ".join(ADDRESS.sub("", cell).split())
                 for cell in line[:width]]
        cells += [""] * (width - len(cells))
        words = "".join(cells)
        if number == 0 or words.strip("-: ") or (words and "-" not in words):
            result.append(cells)
    return result


def same_cell(want, have):
    """Is our cell's text theirs?"""
    if SIGN in want:
        want, have = (" ".join(SIGNS.sub("", cell.replace(SIGN, "")).split())
                      for cell in (want, have))
    return want == have


def same(want, have, read_on):
    """Is their table ours?"""
    rows = normal(want)
    mine = normal(have["rows"])
    if not have["headed"]:
        mine = normal(mine[-len(rows):])
    if read_on != (len(mine) > len(rows)):
        return False
    return len(mine) >= len(rows) and all(
        len(a) == len(b) and all(map(same_cell, a, b))
        for a, b in zip(rows, mine))


def missing(want, have, read_on):
    """The first of their tables that is none of ours, or None."""
    for table in want:
        if not "".join(table[0]).strip("-: "):
            continue
        while have and not same(table, have[0], read_on):
            have = have[1:]
        if not have:
            return table
        have = have[1:]
    return None


def main():
    program = sys.argv[1]
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 3000
    if shutil.which("cmark-gfm") is None:
        print("skipped: there is no cmark-gfm (Debian's cmark-gfm)")
        return 77
    rng = random.Random(seed)
    inputs = list(examples())
    inputs += [(f"random table {n} of seed {seed}", random_table(rng))
               for n in range(count)]
    tables = bad = 0
    for (rule, markdown), have in zip(
            inputs, ours(program, [m for _, m in inputs]), strict=True):
        want = theirs(markdown)
        tables += len(want)
        wrong = missing(want, have, rule.startswith("we read on"))
        if wrong is None:
            continue
        bad += 1
        print(f"{rule}:\n{markdown}  cmark-gfm: {normal(wrong)}\n"
              f"  refgen:    {[table['rows'] for table in have]}\n")
    print(f"{len(inputs)} inputs, {tables} tables of cmark-gfm, "
          f"{bad} read otherwise")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
