#!/usr/bin/env python3
"""Tests of `refgen check` and `refgen claims` from outside.

usage: check.py REFGEN ROOT [NAME...]

Each test is a method that begins with test_ and works in a folder of its own.
"""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import unittest

PROGRAM, ROOT = "", ""
HERE = os.path.dirname(os.path.abspath(__file__))

# One note for each way in which bytes can be in the way of a repair.
BODY = """# Ports

| Port      | Service |
|-----------|---------|
| 25 (TPC)  | SMPT    |
| 22        | SSH     | &&
| 21        | **FTP   |
| 80        | HTTP    |
| 53        | DNS     |
| 110       | POP3    |
| 143       | IMAP    |
| 443       | HTTPS   |
| 3389/UPD  | RDP     |

- Dynamic: 49152-65536
"""
NOTES = {
    "plain.md": BODY.encode(),
    "crlf.md": BODY.replace("\n", "\r\n").encode(),
    "cr.md": BODY.replace("\n", "\r").encode(),
    "bom.md": b"\xef\xbb\xbf" + BODY.encode(),
    "no final newline.md": BODY.rstrip("\n").encode(),
    "words.md": "- 25/TPC: SMPT — correo ñ 日本 🙂\n".encode(),
    "ends in a cell.md": b"| Port | Service |\n|--|--|\n| 21 | **FTP",
    'quo"te\\.md': b"- 25: SMPT\n",
    "-dash.md": b"- 25: SMPT\n",
    "sub/deep er/ñ.md": b"x\n\n- 25: SMPT\n\ny",
    "clean.md": b"- 22: SSH\n",
}


def run(folder, *argv, locale="C", status=0):
    env = {"PATH": os.environ["PATH"], "LC_ALL": locale}
    done = subprocess.run([PROGRAM, *argv], cwd=folder, env=env,
                          capture_output=True, check=False)
    if status is not None and done.returncode != status:
        raise AssertionError(f"{argv}: status {done.returncode}\n"
                             f"{done.stderr.decode(errors='replace')}")
    return done


def put(folder, name, data):
    path = os.path.join(folder, name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(data)
    return path


def get(folder, name):
    with open(os.path.join(folder, name), "rb") as f:
        return f.read()


def diagnostics(folder, *argv, **how):
    out = run(folder, "check", "--format", "json", *argv, **how).stdout
    return [json.loads(line) for line in out.decode().splitlines()]


def codes():
    path = os.path.join(ROOT, "include/refgen/diag_list.h")
    with open(path, encoding="utf-8") as f:
        return re.findall(r"^DIAG\(\w+, *\w+, *(\d+),", f.read(), re.M)


class Folder(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="refgen-check-")
        self.addCleanup(shutil.rmtree, self.folder)

    def notes(self):
        for name, data in NOTES.items():
            put(self.folder, f"notes/{name}", data)
        return {name: get(self.folder, f"notes/{name}") for name in NOTES}

    def now(self):
        return {name: get(self.folder, f"notes/{name}") for name in NOTES}


class Json(Folder):
    def test_members(self):
        self.notes()
        put(self.folder, "notes/broken.md", b"\xff\n")
        found = diagnostics(self.folder, status=1)
        self.assertTrue({d["code"] for d in found} >=
                        {"RG105", "RG203", "RG205", "RG301", "RG302",
                         "RG501"})
        for d in found:
            self.assertRegex(d["code"], r"^RG[1-6]\d\d$")
            self.assertIn(d["severity"], ("note", "warning", "error"))
            self.assertTrue(d["message"])
            self.assertIsInstance(d["help"], str)
            self.assertTrue(os.path.exists(
                os.path.join(self.folder, d["file"])))
            self.assertLessEqual((1, 1), (d["line"], d["column"]))
            self.assertLessEqual((d["line"], d["column"]),
                                 (d["end_line"], d["end_column"]))
            if "fix" in d:
                self.assertEqual(set(d["fix"]), {"offset", "length", "with"})

    def test_places(self):
        """Columns count code points, offsets count bytes."""
        self.notes()
        d, = [d for d in diagnostics(self.folder)
              if d["file"] == "notes/bom.md" and d["code"] == "RG301"]
        at = NOTES["bom.md"].index(b"SMPT")
        self.assertEqual(d["fix"], {"offset": at, "length": 4,
                                    "with": "SMTP"})
        self.assertEqual((d["line"], d["column"], d["end_column"]),
                         (5, 15, 18))

    def test_language(self):
        self.notes()
        english = diagnostics(self.folder)
        spanish = diagnostics(self.folder, "--lang", "es")
        by_locale = diagnostics(self.folder, locale="es_MX.UTF-8")
        self.assertEqual(spanish, by_locale)
        for a, b in zip(english, spanish, strict=True):
            self.assertNotEqual(a["message"], b["message"])
            same = set(a) - {"message", "help"}
            self.assertEqual({k: a[k] for k in same},
                             {k: b[k] for k in same})

    def test_a_name_that_is_no_utf8(self):
        name = os.path.join(os.fsencode(self.folder), b"notes", b"a\xff.md")
        os.mkdir(os.path.dirname(name))
        try:
            with open(name, "wb") as f:
                f.write(b"- 25: SMPT\n")
        except OSError:
            self.skipTest("this file system wants UTF-8")
        d, = diagnostics(self.folder, status=1)
        self.assertEqual(d["code"], "RG507")
        self.assertNotIn("file", d)
        self.assertIn("a<FF>.md", d["message"])


class Fix(Folder):
    def expected(self):
        """Each note with the edits that --format json promises."""
        after = dict(self.now())
        edits = [(d["file"][len("notes/"):], d["fix"])
                 for d in diagnostics(self.folder) if "fix" in d]
        for name, fix in sorted(edits, key=lambda e: -e[1]["offset"]):
            at, end = fix["offset"], fix["offset"] + fix["length"]
            after[name] = after[name][:at] + fix["with"].encode() + \
                after[name][end:]
        return after, len(edits)

    def fix(self, *argv, **how):
        out = run(self.folder, "check", "--fix", *argv, **how).stdout
        return int(out.split()[0])

    def test_only_the_repaired_bytes_change(self):
        before = self.notes()
        expected, count = self.expected()
        self.assertEqual(self.fix(), count)
        after = self.now()
        self.assertEqual(after, expected)
        self.assertEqual(after["clean.md"], before["clean.md"])
        # The table row by row, so that this test knows what a repair is.
        rows = after["plain.md"].decode().splitlines()
        self.assertEqual(rows[4], "| 25 (TCP)  | SMTP    |")
        self.assertEqual(rows[5], "| 22        | SSH     | ")
        self.assertEqual(rows[6], "| 21        | **FTP**   |")
        self.assertEqual(rows[12], "| 3389/UDP  | RDP     |")
        self.assertEqual(rows[-1], "- Dynamic: 49152-65535")
        for name in ("crlf.md", "cr.md", "bom.md", "no final newline.md"):
            with self.subTest(name):
                self.assertNotEqual(after[name], before[name])
        end = {"crlf.md": b"\r\n", "cr.md": b"\r"}
        for name, sign in end.items():
            self.assertEqual(after[name],
                             after["plain.md"].replace(b"\n", sign))
        self.assertEqual(after["bom.md"],
                         b"\xef\xbb\xbf" + after["plain.md"])
        self.assertEqual(after["no final newline.md"],
                         after["plain.md"].rstrip(b"\n"))

    def test_a_second_run_finds_nothing(self):
        self.notes()
        self.fix()
        after = self.now()
        self.assertEqual(run(self.folder, "check", "--diff").stdout, b"")
        self.assertEqual(self.fix(), 0)
        self.assertEqual(self.now(), after)
        self.assertFalse([d for d in diagnostics(self.folder)
                          if "fix" in d])

    def test_no_file_is_left_behind(self):
        self.notes()
        before = sorted(os.listdir(os.path.join(self.folder, "notes")))
        self.fix()
        self.assertEqual(
            sorted(os.listdir(os.path.join(self.folder, "notes"))), before)

    def test_a_clean_file_is_not_written(self):
        self.notes()
        path = os.path.join(self.folder, "notes/clean.md")
        before = os.stat(path)
        self.fix()
        self.assertEqual(os.stat(path).st_ino, before.st_ino)
        self.assertEqual(os.stat(path).st_mtime_ns, before.st_mtime_ns)

    def test_the_mode_is_kept(self):
        for mode in (0o600, 0o664, 0o755):
            path = put(self.folder, "notes/n.md", b"- 25: SMPT\n")
            os.chmod(path, mode)
            self.assertEqual(self.fix(), 1)
            self.assertEqual(stat.S_IMODE(os.stat(path).st_mode), mode)

    def test_a_file_that_can_only_be_read(self):
        path = put(self.folder, "notes/n.md", b"- 25: SMPT\n")
        os.chmod(path, 0o444)
        done = run(self.folder, "check", "--fix", status=3)
        self.assertIn(b"cannot write notes/n.md", done.stderr)
        done = run(self.folder, "check", "--fix", status=3,
                   locale="es_ES.UTF-8")
        self.assertIn("no se puede escribir notes/n.md: el archivo es de "
                      "solo lectura", done.stderr.decode())
        self.assertEqual(get(self.folder, "notes/n.md"), b"- 25: SMPT\n")
        self.assertEqual(os.listdir(os.path.dirname(path)), ["n.md"])

    def test_count_in_both_languages(self):
        for lang, one, none in (
                ("en", "1 repair made", "0 repairs made"),
                ("es", "1 corrección hecha", "0 correcciones hechas")):
            put(self.folder, "notes/n.md", b"- 25: SMPT\n")
            for words in (one, none):
                out = run(self.folder, "check", "--fix", "--lang", lang)
                self.assertEqual(out.stdout.decode(), words + "\n")


class Diff(Folder):
    def diff(self, *argv):
        return run(self.folder, "check", "--diff", *argv).stdout

    def applied(self, *command):
        """The notes when `command` has put the diff into a copy of them."""
        copy = os.path.join(self.folder, "copy")
        shutil.copytree(os.path.join(self.folder, "notes"),
                        os.path.join(copy, "notes"))
        done = subprocess.run(command, cwd=copy, input=self.diff(),
                              capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertNotIn(b"fuzz", done.stdout)
        found = {name: get(copy, f"notes/{name}") for name in NOTES}
        shutil.rmtree(copy)
        return found

    def test_shows_and_changes_nothing(self):
        before = self.notes()
        self.assertIn(b"+| 25 (TCP)  | SMTP    |\n", self.diff())
        self.assertEqual(self.now(), before)

    def test_patch_and_git_make_what_fix_makes(self):
        self.notes()
        found = {}
        if shutil.which("patch"):
            found["patch"] = self.applied("patch", "-p1", "--binary")
        if shutil.which("git"):
            found["git"] = self.applied("git", "apply", "--verbose", "-")
        run(self.folder, "check", "--fix")
        if not found:
            self.skipTest("needs patch or git")
        for command, notes in found.items():
            with self.subTest(command):
                self.assertEqual(notes, self.now())

    def test_a_path_is_named_from_the_folder(self):
        put(self.folder, "notes/n.md", b"- 25: SMPT\n")
        for path in ("notes", "notes/", "./notes/n.md", ".//notes/n.md"):
            self.assertTrue(self.diff(path).startswith(
                b"--- a/notes/n.md\n+++ b/notes/n.md\n@@ -1,1 +1,1 @@\n"),
                path)

    def test_far_changes_have_hunks_of_their_own(self):
        text = ["- 25: SMPT"] + ["words"] * 20 + ["- 25: SMPT"]
        put(self.folder, "notes/n.md", "\n".join(text).encode())
        self.assertEqual(
            [line for line in self.diff().splitlines()
             if line.startswith(b"@@")],
            [b"@@ -1,4 +1,4 @@", b"@@ -19,4 +19,4 @@"])


class Explain(Folder):
    def test_every_code_in_both_languages(self):
        self.assertTrue(codes())
        seen = set()
        for code in codes():
            out = run(self.folder, "check", "--explain",
                      f"RG{code}").stdout.decode()
            english, spanish = re.split(rf"^RG{code} \(", out,
                                        flags=re.M)[1:]
            self.assertRegex(english, r"^(error|warning|note)\)")
            self.assertRegex(spanish, r"^(error|aviso|observación)\)")
            for words in (english, spanish):
                title, body = words.strip().split("\n\n")
                self.assertNotIn("{", words)
                self.assertTrue(body.endswith("."), words)
                self.assertLessEqual(max(map(len, body.split("\n"))), 80)
                self.assertNotIn(body, seen)
                seen.add(body)
            self.assertEqual(out, run(self.folder, "check", "--explain",
                                      code).stdout.decode())

    def test_unknown_codes(self):
        for code in ("RG999", "RG", "", "103x", "RG1030", "-1", "SSH"):
            done = run(self.folder, "check", "--explain", code, status=2)
            self.assertEqual(done.stdout, b"")
            self.assertIn(f"'{code}'".encode(), done.stderr)

    def test_codes_mean_what_they_meant(self):
        """A code that was given out keeps its name, and is never reused."""
        path = os.path.join(ROOT, "include/refgen/diag_list.h")
        with open(path, encoding="utf-8") as f:
            now = dict((code, name) for name, code in re.findall(
                r"^DIAG\((\w+), *\w+, *(\d+),", f.read(), re.M))
        self.assertEqual(len(now), len(codes()))
        with open(os.path.join(HERE, "codes.txt"), encoding="utf-8") as f:
            given = dict(line.split() for line in f)
        for code, name in given.items():
            if name != "-":                 # retired
                self.assertEqual(now.get(code), name)
            else:
                self.assertNotIn(code, now)
        self.assertEqual(sorted(set(now) - set(given)), [],
                         "add them to codes.txt")

    def test_each_has_a_golden_case_in_both_languages(self):
        cases = os.path.join(ROOT, "tests/cases")
        have = {name.split("-")[1] for name in os.listdir(cases)
                if name.startswith("diag-") and all(
                    os.path.exists(os.path.join(cases, name, expected))
                    for expected in ("diag.txt", "diag.es.txt"))}
        self.assertEqual(sorted(set(codes()) - have), [])


class Claims(Folder):
    def margin(self, *argv, **how):
        done = run(os.path.join(HERE, "margin"), "claims", *argv, **how)
        return done.stdout.decode()

    def test_text_is_the_note_and_its_margin(self):
        with open(os.path.join(HERE, "margin/expected.txt"),
                  encoding="utf-8") as f:
            self.assertEqual(self.margin(status=1), f.read())

    def test_every_line_is_there(self):
        shown = [line[26:] for line in self.margin(
            "notes/a.md").splitlines()[1:] if line[30] != " "]
        with open(os.path.join(HERE, "margin/notes/a.md"),
                  encoding="utf-8") as f:
            lines = [f"{n:5} | {text}".rstrip() for n, text in
                     enumerate(f.read().splitlines(), 1)]
        self.assertEqual([s.rstrip() for s in shown], lines)

    def test_in_spanish(self):
        self.assertIn("notes/c.md (omitida)\n",
                      self.margin(locale="es_ES.UTF-8", status=1))

    def test_list_has_a_line_for_each_claim(self):
        rows = self.margin("--format", "list", "notes/a.md").splitlines()
        objects = self.margin("--format", "jsonl", "notes/a.md").splitlines()
        self.assertEqual(len(rows), len(objects))
        for row, claim in zip(rows, map(json.loads, objects), strict=True):
            self.assertTrue(row.startswith(
                f"{claim['file']}:{claim['line']}:{claim['column']}: "))

    def test_no_such_format(self):
        run(self.folder, "claims", "--format", "html", status=2)


if __name__ == "__main__":
    PROGRAM, ROOT = map(os.path.abspath, sys.argv[1:3])
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
