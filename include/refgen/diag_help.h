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
    "there. Most often a digit was typed twice or two numbers ran together.")
HELP(RANGE_REVERSED,
    "write the smaller port first",
    "A range is written from its first port to its last. When the second "
    "number is smaller than the first, nobody can tell which of the two was "
    "meant, so the range is kept as a claim and makes no entry.")
HELP(BOUND_TOO_BIG,
    "the last port is 65535, since 65536 is how many there are",
    "There are 65536 ports, but they are counted from 0, so the last one is "
    "65535. The claim is kept as it stands and loses against every note that "
    "names a possible bound.")
HELP(NUMBER_TOO_LONG,
    "a port has five digits at most",
    "A number of six digits or more cannot be a port. It is passed over; if "
    "a port was meant, one digit too many was typed.")
HELP(ROW_SHORT,
    "",
    "The row has fewer cells than the heading of its table has columns. The "
    "missing cells are taken as empty. If a pipe was forgotten, the cells "
    "behind it stand in the wrong columns.")
HELP(ROW_LONG,
    "",
    "The row has more cells than the heading of its table has columns. The "
    "extra cells are read as text only. A pipe inside a cell has to be "
    "written with a backslash before it.")
HELP(ROW_TRAILER,
    "remove it, or put it into a cell",
    "Behind the last pipe of the row stand signs that belong to no column. "
    "They are left out and everything before them is read as usual.")
HELP(ROW_UNREAD,
    "",
    "The table lists ports, but no port could be read in this row: its cell "
    "is filled with something that is no number, range or list of ports. The "
    "row is left out.")
HELP(EMPHASIS_OPEN,
    "close it with **",
    "Two asterisks begin strong text and nothing ends it. The words are read "
    "all the same; other programs may show the asterisks or make the rest of "
    "the line strong.")
HELP(SERVICE_MISSING,
    "name the service that uses the port",
    "The row gives a port and no service, so nothing can be claimed of it. "
    "Where a blank cell means \"as above\", the name is taken from the row "
    "above; here there is none.")
HELP(LINE_UNREAD,
    "name the service beside the port",
    "The line says \"port\" or names a transport beside a number, so it "
    "seems to speak of a port, but no service could be found that it belongs "
    "to. It is left out of the reference.")
HELP(NAME_TYPO,
    "write \"{2}\"",
    "The name is not known, but it differs from a well-known one by a single "
    "slip: two letters exchanged, or one more, one less or another. It is "
    "read as the well-known name, and the spelling of the note is kept "
    "beside it as a claim.")
HELP(TRANSPORT_TYPO,
    "write {2}",
    "The word stands where a transport is expected and differs from one by a "
    "slip of the pen. It is read as that transport.")
HELP(YAML_BAD,
    "",
    "The text between the lines of dashes at the head of a note, or the file "
    "refgen.yaml, is not YAML. A note is still read, without its settings; "
    "a configuration that cannot be read stops the command.")
HELP(YAML_LIMIT,
    "",
    "Settings are read under limits of size, depth and number, because the "
    "library that reads them has none. No real project comes near them.")
HELP(YAML_REFUSED,
    "",
    "Anchors, aliases, tags, merge keys, doubled keys and further documents "
    "are refused in settings: they are not needed, and each has been used to "
    "do harm.")
HELP(KEY_UNKNOWN,
    "",
    "refgen does not know a setting of this name and passes it over. Often "
    "it is a misspelling of one that exists.")
HELP(VALUE_BAD,
    "",
    "The setting exists, but it cannot have this value.")
HELP(LANG_UNKNOWN,
    "write a tag such as en or es",
    "The front matter names a language whose words refgen does not know, so "
    "the language is found from the folder or from the note's own words.")
HELP(NOT_UTF8,
    "save the file as UTF-8",
    "Notes are read as UTF-8 (RFC 3629). This file holds a byte that cannot "
    "stand there: often it was saved in an older encoding such as Latin-1 or "
    "UTF-16. The note is left out.")
HELP(NOTE_TOO_BIG,
    "split the note",
    "A single note is limited in size, so that hostile input cannot hold the "
    "build up. The note is left out.")
HELP(LINE_TOO_LONG,
    "",
    "No line of a real note is this long. The note is left out.")
HELP(TOO_NESTED,
    "",
    "The line opens more lists and quotes inside each other than any real "
    "note does. The note is left out.")
HELP(TOO_MANY_CLAIMS,
    "split the note",
    "The note makes more claims than one note may. Those up to the limit are "
    "kept, the rest is left out.")
HELP(CONTROL_CHAR,
    "",
    "The file holds a control character, which no text contains: it is "
    "binary, or was damaged. The note is left out.")
HELP(FILE_UNREADABLE,
    "",
    "The file exists, but the system does not let refgen read it. The note "
    "is left out.")
HELP(FILE_NOT_REGULAR,
    "",
    "Links, devices and pipes in the folder of notes are not followed, so "
    "that a note can never bring in a file from elsewhere.")
HELP(NOTE_EMPTY,
    "",
    "The note was read, and nothing in it says which service uses which "
    "port. It makes no contribution to the reference.")
HELP(TRANSLATION_NONE,
    "add it to the catalog of that language",
    "The reference needs this text in a language for which neither a note nor "
    "the project's catalog has one. The text of another language is shown "
    "there and marked as such.")
HELP(CATALOG_BAD,
    "",
    "A catalog of the project is not used as a whole when any part of it is "
    "wrong: a broken entry, another encoding than UTF-8, or a translation "
    "whose {1} and {2} differ from the original's.")
HELP(LEXICON_BAD,
    "",
    "A lexicon has lines of the form kind.value = phrase, phrase. The "
    "project's lexicon is not used.")
