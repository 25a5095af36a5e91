#!/usr/bin/env python3
"""Reads the sheets of the fixture with the programs that people have.

    sheets.py WRITER FOLDER

WRITER writes them below FOLDER.  What Python's csv reads is what sqlite3
imports and what LibreOffice shows; each is asked only where it is installed,
and the CI has sqlite3.
"""
import csv
import io
import os
import pathlib
import shutil
import subprocess
import sys

# Tokens of LibreOffice's filter for CSV: the separator and the quote by their
# code, UTF-8, the first line, the columns, and the language by its number.
FILTER = "Text - txt - csv (StarCalc):{},34,76,1,{},{}"
LANGUAGES = {"en": 1033, "es": 3082}
AS_TEXT = "/".join(f"{column}/2" for column in range(1, 40))


DELIMITERS = {"en": ",", "es": ";"}


def for_person(path):
    return path.parent.name == "spreadsheet"


def lang_of(path):
    return path.name.split(".")[1]


def delimiter_of(path):
    return DELIMITERS[lang_of(path)] if for_person(path) else ","


def read(text, delimiter=","):
    return list(csv.reader(io.StringIO(text, newline=""), strict=True,
                           delimiter=delimiter))


def by_python(path):
    return read(path.read_text("utf-8-sig"), delimiter_of(path))


def by_sqlite(path, scratch):
    """The rows of a table whose columns the heading names."""
    script = ['.mode csv', f'.separator "{delimiter_of(path)}" "\\r\\n"',
              f'.import "{path}" sheet', '.separator "," "\\r\\n"',
              '.headers on', 'SELECT * FROM sheet;']
    done = subprocess.run(["sqlite3", "-batch", ":memory:"], check=True,
                          input="\n".join(script).encode(),
                          capture_output=True)
    if done.stderr:
        raise ValueError(done.stderr.decode())
    return read(done.stdout.decode("utf-8-sig"))


def kind_of(path):
    """What LibreOffice is told of a sheet: its part of FILTER."""
    person = for_person(path)
    return (ord(delimiter_of(path)), "" if person else AS_TEXT,
            LANGUAGES[lang_of(path)] if person else LANGUAGES["en"])


def by_libreoffice(path, scratch):
    """
    Opened and saved, with all others of its kind at once.  A sheet for a
    person has to survive what LibreOffice takes for a number or a date in
    that language; of one for a program the columns are declared.
    """
    made = scratch / "office" / path.parent.name / path.name
    if not made.exists():
        alike = [p for p in path.parent.glob("*.csv")
                 if kind_of(p) == kind_of(path)]
        done = subprocess.run(
            ["soffice", "--headless", "--norestore",
             f"-env:UserInstallation=file://{scratch}/profile",
             "--infilter=" + FILTER.format(*kind_of(path)),
             "--convert-to", "csv:" + FILTER.format(ord(","), "", LANGUAGES["en"]),
             "--outdir", str(made.parent), *map(str, alike)],
            capture_output=True, check=False, timeout=120)
        if done.returncode or not made.exists():
            raise ValueError((done.stdout + done.stderr).decode())
    return read(made.read_text("utf-8-sig"))


READERS = [("sqlite3", by_sqlite), ("soffice", by_libreoffice)]


def check(path, scratch):
    """What each reader sees otherwise than Python."""
    rows = by_python(path)
    for program, reader in READERS:
        if not shutil.which(program):
            continue
        try:
            seen = reader(path, scratch)
        except ValueError as problem:
            yield f"{path}: {program}: {problem}"
            continue
        if len(seen) != len(rows):
            yield f"{path}: {program} reads {len(seen)} rows"
        for at, (own, theirs) in enumerate(zip(rows, seen), 1):
            if own != theirs:
                yield f"{path}:{at}: {program}: {theirs} for {own}"


def exact(rows):
    """Without what keeps a list of ports from being taken for a number."""
    return [[cell.replace(", ", ",").replace("–", "-") for cell in row]
            for row in rows]


def check_variants(folder):
    """The sheet for a person has the cells of the one for a program."""
    for path in sorted(folder.glob("spreadsheet/*.csv")):
        plain = folder / "csv" / path.name
        if exact(by_python(path)[1:]) != exact(by_python(plain)[1:]):
            yield f"{path.name}: other cells than {plain.name}"
        if not path.read_bytes().startswith(b"\xef\xbb\xbf"):
            yield f"{path.name}: no byte order mark"


def main(writer, folder):
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([writer, folder], check=True)
    scratch = pathlib.Path(folder).resolve()
    sheets = [*sorted(scratch.glob("csv/*.csv")),
              *sorted(scratch.glob("spreadsheet/*.csv"))]
    faults = list(check_variants(scratch))
    for path in sheets:
        faults += check(path, scratch)
    for program, _ in READERS:
        if not shutil.which(program):
            print(f"{program} is not installed and was not asked")
    if os.environ.get("CI") and not shutil.which("sqlite3"):
        faults.append("the CI has no sqlite3")
    if len(sheets) != 9:
        faults.append(f"only {[path.name for path in sheets]}")
    print("\n".join(faults), file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
