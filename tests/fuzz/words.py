#!/usr/bin/env python3
"""Prints the words of the lexicons, and signs, as a dictionary for libFuzzer."""

import glob
import os

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
SIGNS = ["- ", "1. ", "| ", "|---|---|\n", "**", "`", "/tcp", "22", "0-1023",
         "65536", " - ", " – ", " → ", ": ", "; ", "[[", "]]", "<br>",
         "<table><tr><td>", "http://", "\n\n", "\n  - ", "\n> ", "\n## ",
         "---\n", "&amp;", "67/8", "Name: ", "Service: ", "Puerto: "]


def main():
    words = set(SIGNS)
    for path in glob.glob(os.path.join(ROOT, "locales", "*.lexicon")):
        with open(path, encoding="utf-8") as f:
            for line in f:
                _, sign, phrases = line.partition("=")
                if sign and not line.startswith("#"):
                    words.update(p.strip() for p in phrases.split(","))
    for word in sorted(words - {""}):
        print('"' + "".join(f"\\x{b:02x}" for b in word.encode()) + '"')


if __name__ == "__main__":
    main()
