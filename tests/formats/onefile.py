#!/usr/bin/env python3
"""Reads the one-file edition of the project's notes as its readers do.

    onefile.py REFGEN ROOT FOLDER

Without scripts both languages are there; with them a browser shows one and
searches it; and the page asks for nothing else, which its own policy keeps
by the hashes of its style and its script.  The Nu checker and Chromium are
asked where they are installed.
"""
import base64
import hashlib
import html.parser
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

MAXIMUM = 150_000
LINKS = {"href", "src", "srcset", "action", "data", "poster", "cite"}

faults = []


def fault(what):
    faults.append(what)


class Page(html.parser.HTMLParser):
    """What the page holds, by element, and the text of each language."""

    def __init__(self, text):
        super().__init__()
        self.inlined = {"style": [], "script": []}
        self.policy, self.links, self.ids = "", [], []
        self.texts, self.lang, self.within = {}, None, None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.within = tag if tag in self.inlined else self.within
        self.links += [v for k, v in attrs.items() if k in LINKS]
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if attrs.get("http-equiv") == "Content-Security-Policy":
            self.policy = attrs["content"]
        for name in attrs:
            if name == "style" or name.startswith("on"):
                fault(f"<{tag} {name}> is not in the policy")
        if tag == "section" and attrs.get("class") == "language":
            self.lang = attrs["lang"]
            if "hidden" in attrs:
                fault(f"{self.lang} is hidden without a script")

    def handle_endtag(self, tag):
        self.within = None if tag in self.inlined else self.within
        if tag == "section":
            self.lang = None

    def handle_data(self, data):
        if self.within:
            self.inlined[self.within].append(data)
        elif self.lang:
            self.texts[self.lang] = self.texts.get(self.lang, "") + data


def hash_of(text):
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def check_policy(page):
    want = {"default-src": "'none'", "img-src": "data:",
            "base-uri": "'none'", "form-action": "'none'",
            "style-src": hash_of("".join(page.inlined["style"])),
            "script-src": hash_of("".join(page.inlined["script"]))}
    said = dict(part.strip().split(" ", 1)
                for part in page.policy.split(";"))
    if said != want:
        fault(f"the policy is {said} and not {want}")


def check_links(page):
    for link in page.links:
        if link.removeprefix("#") not in page.ids:
            fault(f"it leads to {link}")
    if len(set(page.ids)) != len(page.ids):
        fault("an id comes twice")


def check_texts(page, model):
    if list(page.texts) != model["languages"]:
        fault(f"its languages are {list(page.texts)}")
    for lang, text in page.texts.items():
        text = " ".join(text.split())
        for service in model["services"]:
            for words in (service["name"][lang],
                          service["summary"].get(lang, {}).get("text", "")):
                if " ".join(words.split()) not in text:
                    fault(f"{lang}: no {words!r}")
        for conflict in model["conflicts"]:
            if conflict["explanation"][lang] not in text:
                fault(f"{lang}: nothing of {conflict['id']}")


def check_nu(root, file):
    jar = root / "tests/site/node_modules/vnu-jar/build/dist/vnu.jar"
    if not jar.exists() or not shutil.which("java"):
        print("the Nu checker is not installed and was not asked")
        if os.environ.get("CI"):
            fault("the CI has no Nu checker")
        return
    # It judges the policy before it has read what there is to hash.
    done = subprocess.run(
        ["java", "-Xss8m", "-jar", str(jar), "--filterpattern",
         ".*Inline (style|script) violates.*nonce/hash.*", str(file)],
        capture_output=True, check=False)
    if done.returncode or done.stderr:
        fault(done.stderr.decode())


def browse(file, address=""):
    """The page as Chromium has it when its scripts have run."""
    done = subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu",
         f"--user-data-dir={file.parent}/profile", "--lang=en",
         "--virtual-time-budget=3000", "--enable-logging=stderr",
         "--dump-dom", f"file://{file.resolve()}{address}"],
        capture_output=True, check=False, timeout=90)
    return done.stdout.decode(), "CONSOLE" in done.stderr.decode()


def rows_shown(dom, lang):
    part = dom.split(f'id="{lang}"', 1)[1].split("</section>", 1)[0]
    return re.findall(r'<li><b class="port">([^<]*)', part)


def check_browser(file):
    if not shutil.which("chromium"):
        print("chromium is not installed and was not asked")
        return
    for address, lang, ports in (
            ("#es/smtp 25", "es", ["25"]), ("#en/138", "en", ["138"]),
            ("#en/8000-8100 http", "en", ["8080"]),
            ("#es/ÚLTIMO disparate", "es", []),
            ("#en-dns-transport", "en", None)):
        dom, complained = browse(file, address)
        other = "en" if lang == "es" else "es"
        if complained:
            fault(f"{address}: the browser complains")
        if f'<html lang="{lang}"' not in dom:
            fault(f"{address}: not in {lang}")
        if not re.search(f'id="{other}" lang="{other}" hidden', dom):
            fault(f"{address}: {other} is shown as well")
        if ports is not None and rows_shown(dom, lang) != ports:
            fault(f"{address}: {rows_shown(dom, lang)}")
    wrong = file.with_name("wrong.html")
    wrong.write_text(file.read_text("utf-8").replace(
        '"use strict";', '"use strict" ;'), "utf-8")
    dom, complained = browse(wrong, "#es")
    if not complained or '<html lang="es"' in dom:
        fault("the policy lets another script run")


def main(program, root, folder):
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([program, "-C", root, "build", "--out", folder,
                    "--only", "onefile,json"], check=True,
                   capture_output=True)
    folder = pathlib.Path(folder)
    file = folder / "onefile/portinfo.html"
    model = json.loads((folder / "data/portinfo.json").read_text("utf-8"))
    page = Page(file.read_text("utf-8"))
    check_policy(page)
    check_links(page)
    check_texts(page, model)
    if file.stat().st_size > MAXIMUM:
        fault(f"it has {file.stat().st_size} bytes")
    check_nu(pathlib.Path(root), file)
    check_browser(file)
    print("\n".join(faults), file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
