#!/usr/bin/env python3
"""Reads the formats of the fixture as other programs read them.

    check.py WRITER FOLDER

WRITER writes them below FOLDER.  Formatters that are not installed are
passed over; the rest needs the standard library alone.
"""
import csv
import io
import json
import pathlib
import re
import shutil
import subprocess
import sys
import unicodedata

faults = []


def fault(where, what):
    faults.append(f"{where}: {what}")


def run(*command):
    return subprocess.run(command, capture_output=True, check=False)


def columns(line):
    """How many columns a terminal gives the line."""
    return sum(
        0 if unicodedata.combining(c)
        else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in line)


def plain(printed):
    """Without overstrikes and escape sequences."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", printed.decode("utf-8"))
    return re.sub(r".\x08", "", text)


def formatters(page):
    """
    Each installed formatter's lines, at 80 columns and at 60, of which man(1)
    leaves 58.
    """
    for width in (80, 60, 58):
        if shutil.which("mandoc"):
            yield "mandoc", width, run("mandoc", "-Tutf8",
                                       f"-Owidth={width}", page)
        if shutil.which("groff"):
            yield "groff", width, run("groff", "-t", "-man", "-Tutf8", "-k",
                                      f"-rLL={width}n", page)


# Printing nothing is what a clean page makes them do.
LINTERS = [
    ["mandoc", "-Tlint", "-Wwarning"],
    ["groff", "-ww", "-t", "-man", "-Tutf8", "-k", "-z"],
]


def check_clean(page):
    for linter in LINTERS:
        if shutil.which(linter[0]) is None:
            continue
        result = run(*linter, page)
        if result.returncode or result.stdout or result.stderr:
            fault(page, (result.stdout + result.stderr).decode())


def check_name(page, name):
    if shutil.which("lexgrog") is None:
        return
    result = run("env", "LC_ALL=C.UTF-8", "lexgrog", page)
    if f'"portinfo - {name}"' not in result.stdout.decode("utf-8"):
        fault(page, f"lexgrog: {result.stdout!r}")


def check_width(page, formatter, width, text):
    for line in text.splitlines():
        if columns(line) > width:
            fault(page, f"{formatter} at {width}: {line}")


def words_of(model, lang):
    """Every text that the page has to hold."""
    for service in model["services"]:
        yield service["name"][lang]
        yield service["expansion"].get(lang, "")
        yield service["summary"][lang]["text"]
        yield from service["aliases"]
        for remark in service["remarks"][lang]:
            yield remark["text"]
    for conflict in model["conflicts"]:
        yield conflict["id"]
        yield conflict["resolved"]
        yield conflict["explanation"][lang]
        for side in conflict["values"]:
            yield side["value"]
    for source in model["sources"]:
        yield source["path"]
        yield source["title"]
    for item in model["ranges"]:
        yield from item["name"][lang].split()


def check_words(page, formatter, text, model, lang):
    """Blanks aside: that is where lines and long words are broken."""
    squeezed = re.sub(r"\s+", "", text)
    for words in words_of(model, lang):
        if re.sub(r"\s+", "", words) not in squeezed:
            fault(page, f"{formatter} lost {words!r}")


def check_found(folder, page, lang, heading):
    """man(1) finds the page below man/, and complains of nothing."""
    if shutil.which("man") is None:
        return
    for width in (80, 60):
        command = ["env", "LC_ALL=C.UTF-8", f"MANPATH={folder / 'man'}",
                   f"MANWIDTH={width}", "man", "-L", lang]
        where = run(*command, "-w", "portinfo").stdout.decode().strip()
        if where != page:
            fault(page, f"man -L {lang} finds {where!r}")
        shown = run(*command, "portinfo")
        if shown.returncode or shown.stderr:
            fault(page, f"man at {width}: {shown.stderr.decode()}")
        text = plain(shown.stdout)
        check_width(page, "man", width, text)
        if heading not in text.splitlines():
            fault(page, f"man at {width} shows no {heading}")


def check_page(page, model, lang, name):
    check_clean(page)
    check_name(page, name)
    for formatter, width, result in formatters(page):
        text = plain(result.stdout)
        check_width(page, formatter, width, text)
        check_words(page, formatter, text, model, lang)


FORMULA = re.compile(r"[\s\u200b\ufeff]*[=+\-@＝＋－＠\t\r]")


def check_sheet(path):
    raw = path.read_bytes()
    text = raw.decode("utf-8")
    meta = json.loads(
        path.with_name(path.name + "-metadata.json").read_text("utf-8"))
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    if raw.startswith(b"\xef\xbb\xbf") or not raw.endswith(b"\r\n"):
        fault(path, "a BOM, or no CRLF at the end")
    if raw.count(b"\n") != len(rows) or raw.count(b"\r\n") != len(rows):
        fault(path, "a line end inside of a row")
    schema = meta["tableSchema"]["columns"]
    if [column["name"] for column in schema] != rows[0]:
        fault(path, "the metadata names other columns")
    for column in schema:
        if column["titles"]["und"] != column["name"]:
            fault(path, f"{column['name']} is not among its titles")
        if not {"en", "es"} <= set(column["titles"]):
            fault(path, f"{column['name']} is not titled in both languages")
    if meta["url"] != path.name:
        fault(path, "the metadata is about " + meta["url"])
    for row in rows[1:]:
        if len(row) != len(rows[0]):
            fault(path, f"a row of {len(row)} cells: {row}")
        for column, cell in zip(schema, row):
            if column["datatype"] != "string":
                if cell and not re.fullmatch("[0-9]{1,5}", cell):
                    fault(path, f"no number: {cell}")
            elif FORMULA.match(cell):
                fault(path, f"a formula: {cell}")
    return rows


class Schema:
    """As much of JSON Schema as portinfo.schema.json uses."""

    # What a schema says of members concerns objects alone.
    MEMBERS = {"required", "properties", "propertyNames",
               "additionalProperties"}
    TYPES = {"object": dict, "array": list, "string": str, "integer": int,
             "boolean": bool, "null": type(None)}
    # Annotations, and what the other words look up.
    SILENT = {"$schema", "$id", "$defs", "title", "description", "then",
              "else"}

    def __init__(self, root):
        self.root = root

    def check(self, schema, value, where="$"):
        if isinstance(schema, bool):
            if not schema:
                yield f"{where}: not allowed"
            return
        for word, says in schema.items():
            if word in self.SILENT:
                continue
            if word in self.MEMBERS and not isinstance(value, dict):
                continue
            method = getattr(self, "on_" + word.lstrip("$"), None)
            if method is None:
                yield f"{where}: the schema says {word}"
            else:
                yield from method(says, value, where, schema)

    def on_ref(self, says, value, where, _):
        name = says.removeprefix("#/$defs/")
        yield from self.check(self.root["$defs"][name], value, where)

    def on_type(self, says, value, where, _):
        says = says if isinstance(says, list) else [says]
        kinds = tuple(self.TYPES[k] for k in says)
        if not isinstance(value, kinds) or \
                isinstance(value, bool) != ("boolean" in says):
            yield f"{where}: no {says}"

    def on_const(self, says, value, where, _):
        if value != says:
            yield f"{where}: not {says}"

    def on_enum(self, says, value, where, _):
        if value not in says:
            yield f"{where}: {value!r} is none of {says}"

    def on_pattern(self, says, value, where, _):
        if not re.search(says, value):
            yield f"{where}: {value!r} is not like {says}"

    def on_minimum(self, says, value, where, _):
        if isinstance(value, int) and value < says:
            yield f"{where}: below {says}"

    def on_maximum(self, says, value, where, _):
        if isinstance(value, int) and value > says:
            yield f"{where}: above {says}"

    def on_minLength(self, says, value, where, _):
        if isinstance(value, str) and len(value) < says:
            yield f"{where}: too short"

    def on_minItems(self, says, value, where, _):
        if len(value) < says:
            yield f"{where}: too few"

    def on_uniqueItems(self, says, value, where, _):
        if says and len({json.dumps(v) for v in value}) != len(value):
            yield f"{where}: one comes twice"

    def on_items(self, says, value, where, _):
        for i, item in enumerate(value):
            yield from self.check(says, item, f"{where}[{i}]")

    def on_required(self, says, value, where, _):
        for name in says:
            if name not in value:
                yield f"{where}: no {name}"

    def on_properties(self, says, value, where, _):
        for name, schema in says.items():
            if name in value:
                yield from self.check(schema, value[name], f"{where}.{name}")

    def on_propertyNames(self, says, value, where, _):
        for name in value:
            yield from self.check(says, name, f"{where}.{name}")

    def on_additionalProperties(self, says, value, where, schema):
        for name in value:
            if name not in schema.get("properties", {}):
                yield from self.check(says, value[name], f"{where}.{name}")

    def on_if(self, says, value, where, schema):
        holds = not list(self.check(says, value, where))
        branch = schema.get("then" if holds else "else", True)
        yield from self.check(branch, value, where)


def check_model(folder):
    text = (folder / "data/portinfo.json").read_text("utf-8")
    schema = json.loads(
        (folder / "data/portinfo.schema.json").read_text("utf-8"))
    model = json.loads(text)
    for problem in Schema(schema).check(schema, model):
        fault("portinfo.json", problem)
    # The check itself has to see a wrong value in each place.
    for change in (lambda m: m.update(more=1),
                   lambda m: m.pop("ranges"),
                   lambda m: m["claims"][0].update(transports=["tcp"]),
                   lambda m: m["claims"][3].update(kind="guess"),
                   lambda m: m["services"][0].update(id="No Slug"),
                   lambda m: m["services"][0]["summary"]["es"].pop(
                       "fallback_lang"),
                   lambda m: m["ranges"][0].update(last=65536),
                   lambda m: m["conflicts"][0].update(service=1)):
        wrong = json.loads(text)
        change(wrong)
        if not list(Schema(schema).check(schema, wrong)):
            fault("portinfo.schema.json", f"lets {change} pass")
    return model


def main(writer, folder):
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([writer, folder], check=True)
    folder = pathlib.Path(folder)
    model = check_model(folder)
    check_page(str(folder / "man/man7/portinfo.7"), model, "en",
               "network ports and their services, from many notes")
    check_page(str(folder / "man/es/man7/portinfo.7"), model, "es",
               "puertos de red y sus servicios, según muchas notas")
    check_found(folder, str(folder / "man/man7/portinfo.7"), "en",
                "HOW TO READ THIS PAGE")
    check_found(folder, str(folder / "man/es/man7/portinfo.7"), "es",
                "CÓMO LEER ESTA PÁGINA")
    sheets = {path.name: check_sheet(path)
              for path in sorted((folder / "csv").glob("*.csv"))}
    if len(sheets) != 5:
        fault("csv", f"only {list(sheets)}")
    if sheets["ports.en.csv"][0] != sheets["ports.es.csv"][0]:
        fault("csv", "a column has another name in Spanish")
    for line in faults:
        print(line, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
