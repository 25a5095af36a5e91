"""What the program can say: every msgid, with its context, in the sources.

Nothing is listed here by hand.  A message is what reaches rg_tr(), rg_trc()
or rg_trn(): a literal, or a parameter of a function (whose callers are then
asked), a field of a table, an element of an array, what another function
returns.  An argument that none of this explains is an error, so that a new
way to say things cannot go unseen.
"""

import glob
import os
import re
import xml.etree.ElementTree as ET
from collections import defaultdict

TOKEN = re.compile(r"""
    (?P<skip>\s+ | //[^\n]* | /\*.*?\*/ | ^[ \t]*\#(?:\\\n|[^\n])*)
  | (?P<string>"(?:\\.|[^"\\])*")
  | (?P<char>'(?:\\.|[^'\\])*')
  | (?P<word>[A-Za-z_]\w*)
  | (?P<number>\d\w*)
  | (?P<mark>->|.)""", re.X | re.S | re.M)
CLOSING = {"(": ")", "[": "]", "{": "}"}
ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "'": "'"}
I18N = "{http://xml.zope.org/namespaces/i18n}"

# How what is said leaves the sources: the arguments that are msgid, plural
# and context.  DIAG and HELP are rows of the diagnostics; `translate` is how
# diag.c, which may not know the locale, is lent rg_tr(), and rg_diag_why()
# what it is to say later.
DOORS = {
    "rg_tr": [(2, None, None)],
    "rg_trc": [(3, None, 2)],
    "rg_trn": [(3, 4, None)],
    "translate": [(1, None, None)],
    "rg_diag_why": [(1, None, None)],
    "DIAG": [(3, None, None)],
    "HELP": [(1, None, None), (2, None, None)],
}
# Rows of a table, which stand in no function.
ROWS = ["DIAG", "HELP"]
# What gives the words of such rows back.
GIVERS = ["rg_diag_help", "rg_diag_explanation"]
# Where the doors themselves are, and what takes its words from templates.
UNFOLLOWED = ["src/locale/locale.c", "src/render/html/compile.c"]


class Lost(Exception):
    """An argument that cannot be followed to its words."""


def unquote(text):
    return re.sub(r"\\(.)", lambda m: ESCAPES[m[1]], text[1:-1])


class File:
    """The tokens of a file, each bracket with its partner."""

    def __init__(self, root, path):
        self.path = os.path.relpath(path, root)
        with open(path, encoding="utf-8") as f:
            text = f.read()
        self.kinds, self.words, self.lines, self.pairs = [], [], [], {}
        opened, line, at = [], 1, 0
        for m in TOKEN.finditer(text):
            line += text.count("\n", at, m.start())
            at = m.start()
            if m.lastgroup == "skip":
                continue
            word = m.group()
            if word in CLOSING:
                opened.append(len(self.words))
            elif word in CLOSING.values():
                self.pairs[opened.pop()] = len(self.words)
            self.kinds.append(m.lastgroup)
            self.words.append(word)
            self.lines.append(line)

    def word(self, i):
        return self.words[i] if 0 <= i < len(self.words) else ""

    def parts(self, opening, by=","):
        """The spans between a bracket and its partner, parted by a mark."""
        spans, start, i, end = [], opening + 1, opening + 1, self.pairs[opening]
        while i < end:
            if self.words[i] == by:
                spans.append((start, i))
                start = i + 1
            i = self.pairs.get(i, i) + 1
        if start < end:
            spans.append((start, end))
        return spans

    def declarators(self, opening):
        """The names of the fields between these braces."""
        names = []
        for start, end in self.parts(opening, ";"):
            i = start
            while i < end:
                if self.words[i] == ",":
                    names.append(self.declared(start, i))
                    start = i + 1
                i = self.pairs.get(i, i) + 1
            names.append(self.declared(start, end))
        return names

    def declared(self, start, end):
        """The name that a field or a parameter declares."""
        for i in range(start, end):
            if self.words[i] == "(" and self.words[i + 1] == "*":
                return self.words[i + 2]
        name, i = "", start
        while i < end:
            if self.kinds[i] == "word":
                name = self.words[i]
            i = self.pairs.get(i, i) + 1
        return name


class Function:
    def __init__(self, file, name, at, opening, body):
        self.file, self.name, self.at, self.body = file, name, at, body
        self.end = file.pairs[body]
        self.static = False
        i = at - 1
        while i >= 0 and file.words[i] not in (";", "}"):
            self.static |= file.words[i] == "static"
            i -= 1
        self.params = [file.declared(*span) for span in file.parts(opening)]


class Sources:
    def __init__(self, root):
        paths = [p for folder in ("include", "src")
                 for p in sorted(glob.glob(f"{root}/{folder}/**/*.[ch]",
                                           recursive=True))]
        self.files = [File(root, p) for p in paths]
        self.functions = defaultdict(list)
        self.fields = {}                    # struct -> names in order
        self.typed = defaultdict(list)      # variable -> (file, at, struct)
        self.rows = defaultdict(list)       # struct -> (file, at of "{")
        self.tables = {}                    # (file, at) of a variable: its row
        for file in self.files:
            self.read_structs(file)
            self.read_functions(file)
        self.doors = {name: [(None, row) for row in rows]
                      for name, rows in DOORS.items()}
        self.found = {}
        self.lost = []

    # -- what the files declare ------------------------------------------

    def read_functions(self, file):
        i = 0
        while i < len(file.words):
            if file.words[i] == "(" and i > 0 and \
                    file.kinds[i - 1] == "word" and \
                    file.word(file.pairs[i] + 1) == "{":
                f = Function(file, file.words[i - 1], i - 1, i,
                             file.pairs[i] + 1)
                self.functions[f.name].append(f)
                i = f.end
            else:
                i = file.pairs.get(i, i)
            i += 1

    def read_structs(self, file):
        for i, word in enumerate(file.words):
            if word != "struct":
                continue
            at, name = i + 1, f"{file.path}:{i}"
            if file.kinds[at] == "word":
                name, at = file.words[at], at + 1
            if file.word(at) == "{":
                self.fields[name] = file.declarators(at)
                at = file.pairs[at] + 1
            while file.word(at) in ("*", "const"):
                at += 1
            if file.word(at) == ")" and file.word(at + 1) == "{":
                self.read_rows(file, name, at + 1, False)
            elif at < len(file.words) and file.kinds[at] == "word":
                self.read_variable(file, name, at)

    def read_variable(self, file, struct, at):
        self.typed[file.words[at]].append((file, at, struct))
        after, many = at + 1, False
        while file.word(after) == "[":
            after, many = file.pairs[after] + 1, True
        if file.word(after) == "=" and file.word(after + 1) == "{":
            self.read_rows(file, struct, after + 1, many)

    def read_rows(self, file, struct, opening, many):
        if not many:
            self.rows[struct].append((file, opening))
            return
        for start, end in file.parts(opening):
            row = next((i for i in range(start, end)
                        if file.words[i] == "{"), None)
            if row is not None:
                self.rows[struct].append((file, row))

    # -- what an argument can be -----------------------------------------

    def struct_of(self, file, name, at):
        seen = [d for d in self.typed[name] if d[0] is file and d[1] <= at]
        seen = seen[-1:] or [d for d in self.typed[name] if d[0] is not file]
        if not seen:
            raise Lost(f"{name} has no known type")
        return seen[-1][2]

    def field(self, struct, name):
        """The words in a field of every row of a struct."""
        if struct not in self.fields or name not in self.fields[struct]:
            raise Lost(f"struct {struct} has no field {name}")
        place, words = self.fields[struct].index(name), set()
        for file, opening in self.rows[struct]:
            for k, (start, end) in enumerate(file.parts(opening)):
                if file.words[start] == ".":
                    named, start = file.words[start + 1] == name, start + 3
                else:
                    named = k == place
                if named:
                    words |= self.literals(file, start, end)
        return words

    @staticmethod
    def literals(file, start, end):
        """Every string, neighbours joined as C joins them."""
        words, i = set(), start
        while i < end:
            text = None
            while i < end and file.kinds[i] == "string":
                text = (text or "") + unquote(file.words[i])
                i += 1
            if text is not None:
                words.add(text)
            i += 1
        return words

    def array(self, file, name, at):
        """The strings of the array of that name that is nearest above."""
        for i in range(at, -1, -1):
            if file.words[i] == name and file.word(i + 1) == "[":
                after = file.pairs[i + 1] + 1
                if file.word(after) == "=" and file.word(after + 1) == "{":
                    opening = after + 1
                    return self.literals(file, opening, file.pairs[opening])
        raise Lost(f"no array {name} is in sight")

    def returned(self, name, file):
        """The words that a function can return."""
        words = set()
        if name in GIVERS:
            return words                # followed where the rows stand
        for f in self.callees(name, file):
            for i in range(f.body, f.end):
                if f.file.words[i] == "return":
                    end = f.file.words.index(";", i)
                    words |= self.words(f.file, i + 1, end, f)
        if not words:
            raise Lost(f"{name}() returns no words")
        return words

    def callees(self, name, file):
        own = [f for f in self.functions[name] if f.file is file]
        return own or [f for f in self.functions[name] if not f.static]

    def words(self, file, start, end, function):
        """The strings that an expression can be; parameters are passed on."""
        w = file.words
        if w[start] in ("RG_V", "rg_view_of") and w[start + 1] == "(":
            return self.words(file, start + 2, end - 1, function)
        if w[start] == "(" and file.pairs[start] == end - 1:
            return self.words(file, start + 1, end - 1, function)
        question = self.top(file, start, end, "?")
        if question is not None:
            colon = self.top(file, question + 1, end, ":", last=True)
            return (self.words(file, question + 1, colon, function) |
                    self.words(file, colon + 1, end, function))
        if all(k == "string" for k in file.kinds[start:end]):
            return self.literals(file, start, end)
        if end - start == 1:
            return self.name(file, start, function)
        if w[end - 2] in (".", "->"):
            return self.field(self.struct_of(file, w[start], start),
                              w[end - 1])
        if w[start + 1] == "[":
            return self.array(file, w[start], start)
        if w[start + 1] == "(":
            return self.returned(w[start], file)
        raise Lost(" ".join(w[start:end]))

    @staticmethod
    def top(file, start, end, mark, last=False):
        found, i = None, start
        while i < end:
            if file.words[i] == mark:
                found = i
                if not last:
                    break
            i = file.pairs.get(i, i) + 1
        return found

    def name(self, file, at, function):
        name = file.words[at]
        if name == "NULL":
            return set()
        if name in function.params:
            return {(function, function.params.index(name))}
        words = set()
        for i in range(function.body, at):
            if file.words[i] == name and file.word(i + 1) == "=" and \
                    file.word(i + 2) != "=" and file.word(i - 1) != ".":
                end = i + 2
                while file.words[end] not in (";", ",", ")"):
                    end = file.pairs.get(end, end) + 1
                words |= self.words(file, i + 2, end, function)
        if not words:
            raise Lost(name)
        return words

    # -- every way out ----------------------------------------------------

    def door(self, name, file):
        """The doors of that name that a call in this file goes through."""
        rows = self.doors.get(name, [])
        own = [r for f, r in rows if f and f.file is file]
        return own or [r for f, r in rows if f is None or not f.static]

    def function_at(self, file, at):
        for rows in self.functions.values():
            for f in rows:
                if f.file is file and f.body < at < f.end:
                    return f
        return None

    def follow(self, file, at, row):
        """One call; True when it made a function of ours a door, too."""
        spans = file.parts(at + 1)
        msgid, plural, ctxt = row
        function = self.function_at(file, at)
        if isinstance(ctxt, int):
            word = file.words[spans[ctxt][0]]
            if file.kinds[spans[ctxt][0]] != "string" and word != "NULL":
                raise Lost(f"context {word}")
            ctxt = None if word == "NULL" else unquote(word)
        many = None
        if plural is not None:
            many, = self.words(file, *spans[plural], function)
        new = False
        for word in self.words(file, *spans[msgid], function):
            if word == "":
                continue                # nothing is said
            if isinstance(word, str):
                self.found.setdefault((ctxt, word), (
                    many, f"{file.path}:{file.lines[at]}"))
                continue
            outer, place = word
            entry = (outer, (place, None, ctxt))
            if entry not in self.doors.setdefault(outer.name, []):
                self.doors[outer.name].append(entry)
                new = True
        return new

    def collect(self):
        more = True
        while more:
            more, self.lost = False, []
            for file in self.files:
                if file.path in UNFOLLOWED:
                    continue
                for at, word in enumerate(file.words):
                    if word not in self.doors or file.word(at + 1) != "(":
                        continue
                    if file.word(file.pairs[at + 1] + 1) == "{" or \
                            self.function_at(file, at) is None and \
                            word not in ROWS:
                        continue        # a definition, a prototype
                    for row in self.door(word, file):
                        try:
                            more |= self.follow(file, at, row)
                        except Lost as e:
                            self.lost.append(
                                f"{file.path}:{file.lines[at]}: cannot tell "
                                f"what {word}() is given: {e}")
        return self.found


def plain(text):
    return " ".join(text.split())


def message(node):
    """As compile.c makes it: named children are {name}."""
    text = node.text or ""
    for child in node:
        text += "{" + child.get(I18N + "name", "") + "}" + (child.tail or "")
    return plain(text)


def from_templates(root):
    found = {}
    for path in sorted(glob.glob(f"{root}/templates/*.xhtml")):
        where = os.path.relpath(path, root)
        for node in ET.parse(path).iter():
            if I18N + "translate" in node.attrib:
                found.setdefault((None, message(node)), (None, where))
            for name in node.get(I18N + "attributes", "").split(";"):
                if name.strip():
                    found.setdefault((None, plain(node.get(name.strip()))),
                                     (None, where))
    return found


def from_numbers(root):
    """How numbers are written is in the catalog, in a context of its own."""
    path = "src/locale/locale.c"
    with open(os.path.join(root, path), encoding="utf-8") as f:
        asked = re.findall(r'\bnumber_rule\([^;]*?RG_V\("([^"]+)"\)', f.read())
    return {("number", word): (None, path) for word in asked}


def from_uses(root):
    """The names of the kinds of use, as rg_uses_read() takes them."""
    path = "data/uses.tsv"
    with open(os.path.join(root, path), encoding="utf-8") as f:
        rows = [line.split("\t") for line in f if line[0] not in "#\n"]
    return {(None, row[1]): (None, path) for row in rows}


def collect(root):
    """{(context, msgid): (plural, where)} and what could not be followed."""
    sources = Sources(root)
    found = dict(sources.collect())
    for more in (from_templates(root), from_numbers(root), from_uses(root)):
        for key, value in more.items():
            found.setdefault(key, value)
    return found, sources.lost
