#!/usr/bin/env python3
"""The cards as PDF, held against what programs of others see in them.

usage: check.py CARDS_DRAW REFGEN_PDF FOLDER

CARDS_DRAW writes a drawing of each layout: paper, size, way to turn the
sheet, side that is asked.  Each becomes a PDF, twice; qpdf has to find it
sound, pdffonts every font in it, pdfinfo its title; each box of text has to
be inside its card by what the typesetter measured; and each front has to lie
over its back, by what pdftotext finds on the pages and by the marks.
"""

import os
import re
import shutil
import subprocess
import sys

MM = 72 / 25.4
TOLERANCE = 0.2                         # millimetres: what the issue asks for
SAFE = 4                                # from a cut to text
READABLE = 5                            # points
NEEDED = ["qpdf", "pdffonts", "pdfinfo", "pdftotext"]

CARDS = {                               # millimetres
    ("a4", "a7"): (105, 74), ("letter", "a7"): (105, 74),
    ("a4", "3x5"): (127, 76.2), ("letter", "3x5"): (127, 76.2),
    ("a4", "business"): (85, 55), ("letter", "business"): (88.9, 50.8),
}

problems = []


def fault(name, text):
    problems.append(f"{name}: {text}")


def is_cards(name):
    return name != "sheet" and not name.endswith("calibration")


def run(*command, **more):
    return subprocess.run(command, capture_output=True, **more)


def text_of(*command):
    done = run(*command)
    return done.stdout.decode() if done.returncode == 0 else ""


# -- drawings --------------------------------------------------------------

class Drawing:
    """What the layout asked for: pages of boxes, each of (x, y, w, h, turn)
    in millimetres and its words."""

    def __init__(self, path):
        self.name = os.path.basename(path)[:-len(".drawing")]
        with open(path, "rb") as f:
            self.bytes = f.read()
        self.pages, self.title = [], None
        for line in self.bytes.decode().split("\n"):
            verb, _, rest = line.partition(" ")
            words = rest.split(" ")
            if verb == "document":
                self.w, self.h = (int(v) / 1000 for v in words[:2])
                self.title = rest.split(" ", 4)[4]
            elif verb == "page":
                self.pages.append([])
            elif verb == "box":
                place = [int(v) / 1000 for v in words[:4]]
                self.pages[-1].append((place, words[4] == "180", []))
            elif verb == "text":
                self.pages[-1][-1][2].append(rest.split(" ", 3)[3])


def typeset(helper, drawing, *options):
    done = run(helper, *options, input=drawing.bytes)
    if done.returncode != 0:
        fault(drawing.name, f"refgen-pdf: {done.stderr.decode().strip()}")
        return b""
    return done.stdout


def split(output):
    length, _, rest = output.partition(b"\n")
    return rest[:int(length or 0)]


# -- one file --------------------------------------------------------------

def check_sound(name, path):
    done = run("qpdf", "--check", path)
    if done.returncode != 0 or b"WARNING" in done.stdout + done.stderr:
        fault(name, f"qpdf: {(done.stdout + done.stderr).decode()}")


def check_fonts(name, path):
    rows = text_of("pdffonts", path).split("\n")[2:]
    rows = [row for row in rows if row]
    for row in rows:
        embedded, _, unicode = row.split()[-5:-2]
        if embedded != "yes" or unicode != "yes":
            fault(name, f"not embedded, or without its letters: {row}")
    if not rows:
        fault(name, "no fonts")


def check_info(name, path, drawing):
    info = text_of("pdfinfo", "-enc", "UTF-8", "-isodates", path)
    if f"Title:           {drawing.title}\n" not in info:
        fault(name, f"the title is not {drawing.title!r}")
    if "CreationDate:    2026-01-02T00:00:00Z" not in info:
        fault(name, "the date is not the drawing's")
    language = "es" if name == "sheet" else "en"
    with open(path, "rb") as f:
        shown = f.read()
    if f"/Lang ({language})".encode() not in shown:
        fault(name, f"the language is not {language}")


def check_words(name, path, drawing):
    """Each word of each box can be selected."""
    seen = re.sub(r"\s+", "", text_of("pdftotext", "-raw", path, "-"))
    for page in drawing.pages:
        for _, turned, texts in page:
            for text in texts:
                for word in text.split():
                    # What stands on its head is found letter by letter
                    # from the other side, and no font has a lizard.
                    if turned or len(word) > 40 or "🦖" in word:
                        continue
                    if word not in seen:
                        fault(name, f"cannot be selected: {word!r}")


# -- boxes -----------------------------------------------------------------

def check_card(drawing, place):
    """Is the box on one card, away from where it is cut?"""
    width, height = CARDS[tuple(drawing.name.split("-")[:2])]
    for at, extent, whole, part in ((place[0], place[2], drawing.w, width),
                                    (place[1], place[3], drawing.h, height)):
        margin = (whole - int(whole / part + 1e-6) * part) / 2
        before = (at / 1000 - margin) % part
        if before < SAFE or before + extent / 1000 > part - SAFE:
            return False
    return True


def check_boxes(name, helper, drawing):
    """Ink is inside its box, but for what a letter hangs over its own width,
    the box is on one card, and the type can be read."""
    lines = typeset(helper, drawing, "--measure").decode().split("\n")
    count = 0
    for line in filter(None, lines):
        v = [int(n) for n in line.split()]
        page, number, box, ink, size = v[1], v[2], v[3:7], v[7:11], v[11]
        count += 1
        slack = 400
        if ink[0] < box[0] - slack or ink[1] < box[1] - slack or \
                ink[0] + ink[2] > box[0] + box[2] + slack or \
                ink[1] + ink[3] > box[1] + box[3] + slack:
            fault(name, f"page {page}, box {number} overflows: {line}")
        if box[0] < 0 or box[1] < 0 or box[0] + box[2] > drawing.w * 1000 \
                or box[1] + box[3] > drawing.h * 1000:
            fault(name, f"page {page}, box {number} leaves the page")
        if size < (100 * READABLE if name != "sheet" else 200):
            fault(name, f"page {page}, box {number}: {size / 100} pt")
        if is_cards(name) and not check_card(drawing, box):
            fault(name, f"page {page}, box {number} is cut: {line}")
    boxes = [b for page in drawing.pages for b in page if b[2]]
    if count != len(boxes):
        fault(name, f"{len(boxes)} boxes drawn, {count} measured")


# -- fronts over backs -----------------------------------------------------

NUMBER = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" '
    r'yMax="([\d.]+)">(\d+/\d+)</word>')


def numbers(path):
    """Where the numbers of the cards are on each page: {"1/9": box}."""
    pages = text_of("pdftotext", "-bbox", path, "-").split("<page ")[1:]
    return [{m[5]: [float(v) / MM for v in m.groups()[:4]]
             for m in NUMBER.finditer(page)} for page in pages]


def turn(drawing, how, box):
    """A box on the back as seen through the sheet from the front."""
    x1, y1, x2, y2 = box
    wide = drawing.w > drawing.h
    if (how == "long") == wide:         # about the upper edge
        return [x1, drawing.h - y2, x2, drawing.h - y1]
    return [drawing.w - x2, y1, drawing.w - x1, y2]


def check_numbers(name, path, drawing, how):
    """The number is at the lower right of either side of a card.  Seen
    through the sheet, that of the back is at the lower left, as far from the
    card's edge as the other from its own: the middle between both is the
    middle of the card, on each pair, by the printed pages."""
    pages = numbers(path)
    fronts, backs = pages[0::2], pages[1::2]
    if len(fronts) != len(backs):
        fault(name, "a side is missing")
    seen = 0
    for front, back in zip(fronts, backs):
        if set(front) != set(back):
            fault(name, f"sides differ: {sorted(front)} {sorted(back)}")
            continue
        for key, box in front.items():
            through = turn(drawing, how, back[key])
            middle = (box[2] + through[0]) / 2
            want = card_middle(drawing, box)
            seen += 1
            if abs(middle - want) > TOLERANCE or \
                    abs(box[3] - through[3]) > TOLERANCE:
                fault(name, f"card {key}: off by {middle - want:.2f} and "
                      f"{box[3] - through[3]:.2f} mm")
    if seen < 9:
        fault(name, f"only {seen} pairs of {pages}")


def card_middle(drawing, box):
    """Of the column that a number is in: columns fill the sheet evenly."""
    size = CARDS[tuple(drawing.name.split("-")[:2])][0]
    columns = int(drawing.w / size + 1e-6)
    left = (drawing.w - columns * size) / 2
    return left + (int((box[0] - left) / size) + 0.5) * size


def check_fold(name, path, drawing):
    """Both sides are on one page, and as far from the line to fold along."""
    seen = 0
    for page in text_of("pdftotext", "-bbox", path, "-").split("<page ")[1:]:
        found = {}
        for m in NUMBER.finditer(page):
            found.setdefault(m[5], []).append(
                [float(v) / MM for v in m.groups()[:4]])
        for key, boxes in found.items():
            boxes.sort()
            width = CARDS[tuple(name.split("-")[:2])][0]
            seen += 1
            if len(boxes) != 2:
                fault(name, f"card {key} has {len(boxes)} sides")
            elif abs(boxes[1][2] - boxes[0][2] - width) > TOLERANCE or \
                    abs(boxes[1][3] - boxes[0][3]) > TOLERANCE:
                fault(name, f"card {key}: the sides do not meet")
    if seen < 9:
        fault(name, f"only {seen} cards")


STROKE = re.compile(rb"([-\d.]+) ([-\d.]+) m ([-\d.]+) ([-\d.]+) l S")


def strokes(path):
    """The lines on each page, in millimetres from the upper left corner."""
    plain = run("qpdf", "--qdf", "--object-streams=disable", path, "-").stdout
    pages = []
    for stream in re.findall(rb"stream\n(.*?)endstream", plain, re.S):
        if b" BT\n" not in stream and b" l S" not in stream:
            continue
        m = re.search(rb"1 0 0 -1 0 ([\d.]+) cm", stream)
        if not m:
            continue
        pages.append({tuple(round(float(v) / MM, 3) for v in s)
                      for s in STROKE.findall(stream)})
    return pages


def flat(lines):
    """Each line as a box, its corners in order."""
    return sorted([min(l[0], l[2]), min(l[1], l[3]), max(l[0], l[2]),
                   max(l[1], l[3])] for l in lines)


def close(a, b):
    return all(abs(v - w) <= TOLERANCE for v, w in zip(a, b))


def check_marks(name, path, drawing, how):
    pages = strokes(path)
    if len(pages) < 2 or len(pages) % 2:
        fault(name, f"marks on {len(pages)} pages")
    for front, back in zip(pages[0::2], pages[1::2]):
        front = flat(front)
        back = [turn(drawing, how, box) for box in flat(back)]
        lost = [box for box in front
                if not any(close(box, other) for other in back)]
        if lost or len(front) != len(back) or len(front) < 8:
            fault(name, f"{len(lost)} of {len(front)} marks of the front "
                  f"are over none of the back: {lost[:2]}")


# -- the helper itself -----------------------------------------------------

def check_helper(helper):
    """What it does not understand ends it with status 1 and a line."""
    rows = [
        ("a verb", b"dance\n", b"line 1"),
        ("a page of nothing", b"page\n", b"line 1"),
        ("a box on no page",
         b"document 10 10 en 0 t\nbox 0 0 1 1 0 left top\n", b"line 2"),
        ("a box without extent",
         b"document 10 10 en 0 t\npage\nbox 0 0 0 1 0 left top\n", b"line 3"),
        ("a text in no box", b"document 10 10 en 0 t\npage\n"
         b"text 100 bold en x\n", b"line 3"),
        ("a missing number",
         b"document 10 10 en 0 t\npage\nline 1 2 3\n", b"line 3"),
        ("no number", b"document 1x 10 en 0 t\n", b"line 1"),
        ("not UTF-8", b"document 10 10 en 0 \xff\n", b"UTF-8"),
    ]
    for name, lines, word in rows:
        done = run(helper, input=lines)
        if done.returncode != 1 or done.stdout or word not in done.stderr:
            fault(f"refgen-pdf, {name}", f"status {done.returncode}, "
                  f"{done.stderr!r}")


def check_one(helper, folder, drawing):
    name, path = drawing.name, f"{folder}/{drawing.name}.pdf"
    pdf = split(typeset(helper, drawing))
    with open(path, "wb") as f:
        f.write(pdf)
    if split(typeset(helper, drawing)) != pdf:
        fault(name, "the same drawing gives other bytes")
    check_sound(name, path)
    check_fonts(name, path)
    check_info(name, path, drawing)
    check_words(name, path, drawing)
    check_boxes(name, helper, drawing)
    if not is_cards(name):
        return
    how = name.split("-")[2]
    if how == "fold":
        check_fold(name, path, drawing)
    else:
        check_numbers(name, path, drawing, how)
        check_marks(name, path, drawing, how)


def main():
    draw, helper, folder = sys.argv[1:]
    missing = [name for name in NEEDED if not shutil.which(name)]
    if missing:
        print(f"skipped: needs {', '.join(missing)}")
        return 1 if os.environ.get("CI") else 77
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    if run(draw, folder).returncode != 0:
        fault("cards_draw", "failed")
    check_helper(helper)
    names = sorted(n for n in os.listdir(folder) if n.endswith(".drawing"))
    for name in names:
        check_one(helper, folder, Drawing(os.path.join(folder, name)))
    if len(names) != 2 * 3 * (3 + 1 + 2) + 1:
        fault("drawings", f"there are {len(names)}")
    for problem in problems[:50]:
        print(problem)
    print(f"{len(names)} drawings, {len(problems)} problems")
    return len(problems) > 0


if __name__ == "__main__":
    sys.exit(main())
