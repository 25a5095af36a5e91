/*
 * What can be done about each diagnostic, and the long form that
 * `refgen check --explain` shows: one row for each row of diag_list.h.  Both
 * are msgids; {1} to {3} in the help stand for the diagnostic's arguments.
 */
/*   id, help ("" if there is nothing to add), explanation */
HELP(PORT_TOO_BIG,
    "ports go from 0 to 65535",
    "A port number has sixteen bits (RFC 6335, section 6), so the largest is "
    "65535. The number is kept as the note wrote it, but no service is put "
    "there. Most often a digit was typed twice, or two numbers ran together.")
HELP(RANGE_REVERSED,
    "write the smaller port first",
    "A range is written from its first port to its last. When the second "
    "number is smaller than the first, nobody can tell what was meant, so the "
    "range is kept as the note wrote it, but it gets no entry in the "
    "reference.")
HELP(BOUND_TOO_BIG,
    "there are 65536 ports, but they are counted from 0: write 65535",
    "There are 65536 ports, but they are counted from 0, so the last one is "
    "65535. The bound is kept as the note wrote it, and loses against every "
    "note that gives a bound that can exist.")
HELP(NUMBER_TOO_LONG,
    "a port has five digits at most",
    "A number of six digits or more cannot be a port, so it is passed over. "
    "If a port was meant, a digit too many was typed.")
HELP(ROW_SHORT,
    "write an empty cell where there is nothing to say",
    "The row has fewer cells than the heading of its table has columns. The "
    "missing cells are taken to be empty ones at the end. If a pipe was "
    "forgotten further left, the cells behind it stand in the wrong columns.")
HELP(ROW_LONG,
    "write a pipe inside a cell as \\|",
    "The row has more cells than the heading of its table has columns. What "
    "stands in the extra cells is read as plain text. Often the cause is a "
    "pipe inside a cell, which needs a backslash before it.")
HELP(ROW_TRAILER,
    "remove it, or put it into a cell",
    "Behind the last pipe of the row stands something that belongs to no "
    "column. It is left out, and everything before it is read as usual.")
HELP(ROW_UNREAD,
    "write the port as in 22, 22/tcp, 20-21 or 80, 443",
    "The table lists ports, but none could be read in this row: its cell "
    "holds something that is not a number, a range or a list of ports. The "
    "row is left out.")
HELP(EMPHASIS_OPEN,
    "close it with **",
    "Two asterisks begin strong text, and nothing ends it. The words are read "
    "all the same, but other programs may show the asterisks or make the rest "
    "of the line strong.")
HELP(SERVICE_MISSING,
    "name the service that uses the port",
    "The row gives a port without a service, so it says nothing that could be "
    "kept. A blank cell below a name means that name again, but here there is "
    "no name above.")
HELP(LINE_UNREAD,
    "name the service beside the port",
    "The line has the word \"port\" or a transport beside a number, so it "
    "seems to speak of a port, but it does not become clear which service "
    "uses that port. The line is left out of the reference.")
HELP(NAME_TYPO,
    "write \"{2}\"",
    "The name is not known, but it is one slip away from a name that is: two "
    "letters swapped, a letter too many, one missing or a wrong one. It is "
    "read as the known name, and the spelling of the note is shown beside it.")
HELP(TRANSPORT_TYPO,
    "write {2}",
    "The word stands where a transport is expected and is one slip away from "
    "the name of one. It is read as that transport.")
HELP(FORMULA,
    "begin with a letter or a digit",
    "A text that begins with =, +, - or @ (also in full width, or behind "
    "blanks) is calculated by spreadsheets instead of shown, and such a "
    "formula can send data away (OWASP, CSV Injection). The CSV sheets "
    "have an apostrophe before it; every other output shows it as it is.")
HELP(YAML_BAD,
    "",
    "What stands between the two lines of dashes at the head of a note, or in "
    "the file refgen.yaml, is not YAML. A note is still read, but without its "
    "settings; without its configuration the command stops.")
HELP(YAML_LIMIT,
    "",
    "Settings may only be so large, so deeply nested and so many, because the "
    "library that reads them sets no limits of its own. No real project comes "
    "near them.")
HELP(YAML_REFUSED,
    "",
    "Anchors, aliases, tags, merge keys, doubled keys and further documents "
    "are refused in settings: nobody needs them there, and each of them has "
    "been used to do harm.")
HELP(KEY_UNKNOWN,
    "",
    "refgen has no setting of this name, so it is passed over. Often it is a "
    "misspelling of one that exists.")
HELP(VALUE_BAD,
    "",
    "The setting exists, but this is not a value that it can have.")
HELP(LANG_UNKNOWN,
    "write a tag such as en or es",
    "The front matter names a language that refgen cannot read, so the "
    "language is told from the folder or from the words of the note.")
HELP(PIN_IDLE,
    "remove the pin",
    "A pin in refgen.yaml decides against the notes. This one decides what "
    "the notes say anyway, so it can go; as long as it stays, it would hide "
    "that the notes have changed their mind.")
HELP(PIN_ALONE,
    "",
    "No note states what the pin decides. The pin wins all the same, and the "
    "disagreement is shown with it, so that readers see who decided and why.")
HELP(PIN_UNUSED,
    "",
    "The pin names a port, or a service on it, that no note speaks of. Often "
    "the number or the name was mistyped.")
HELP(EXAM_GAPS,
    "write a note on it, or take the exam out of refgen.yaml",
    "refgen.yaml lists this exam, and the exam asks for ports or services "
    "that no note puts there. The list of the exam shows them as missing. "
    "Exams that the project does not list are never complained about.")
HELP(NOT_UTF8,
    "save the file as UTF-8",
    "Notes are read as UTF-8 (RFC 3629), and this file holds a byte that "
    "cannot stand there. Most often it was saved in another encoding, such as "
    "Latin-1 or UTF-16. The note is left out.")
HELP(NOTE_TOO_BIG,
    "split the note",
    "The size of a single note is limited, so that no file can hold up the "
    "others. The note is left out.")
HELP(LINE_TOO_LONG,
    "break the line",
    "Lines that people write are never this long. The note is left out.")
HELP(TOO_NESTED,
    "",
    "The line opens more lists and quotes inside each other than anybody "
    "writes. The note is left out.")
HELP(TOO_MANY_CLAIMS,
    "split the note",
    "The note says more than is read from a single note. What it says up to "
    "the limit is kept, the rest is left out.")
HELP(CONTROL_CHAR,
    "",
    "The file holds a control character, which has no place in a text: it is "
    "a binary file, or it was damaged. The note is left out.")
HELP(FILE_UNREADABLE,
    "",
    "The file is there, but the system does not let refgen read it, or its "
    "name is not UTF-8, so that no output could show it. The note is left "
    "out.")
HELP(FILE_NOT_REGULAR,
    "",
    "Links, devices and pipes in the folder of notes are not followed, so "
    "that a note can never bring in a file from elsewhere.")
HELP(NOTE_EMPTY,
    "",
    "The note was read, but nothing in it says which service uses which port, "
    "so it adds nothing to the reference.")
HELP(NOTE_COPIED,
    "",
    "The two notes have a long run of the same rows in the same order, so one "
    "was copied from the other or both from a third. What both say is one "
    "opinion, not two, where notes are counted.")
HELP(TRANSLATION_NONE,
    "add it to locales/{2}.notes.po",
    "The reference needs this text in a language in which neither a note nor "
    "the project's catalog has it. The text of another language is shown in "
    "its place, and marked as such.")
HELP(CATALOG_BAD,
    "",
    "A catalog is not used at all when any part of it is wrong: a broken "
    "entry, an encoding other than UTF-8, or a translation that fills in "
    "other values than the original.")
HELP(LEXICON_BAD,
    "",
    "Each line of a lexicon has the form kind.value = phrase, phrase. The "
    "project's lexicon is not used.")
HELP(LANG_ABSENT,
    "name the languages you want in refgen.yaml, as languages: [{3}]",
    "The reference is made in several languages, and the notes are in another "
    "than this one. Where the project neither names its languages nor has a "
    "catalog of texts in this one, the missing texts are only counted; "
    "refgen check --format json names each of them (RG601).")
