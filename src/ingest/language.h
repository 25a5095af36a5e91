/* What language a note is in; private to ingest. */
#ifndef INGEST_LANGUAGE_H
#define INGEST_LANGUAGE_H

#include "refgen/note.h"

/*
 * The tag that the front matter names, else that of a folder the note is in
 * ("notes/es/x.md"), else the one whose common words (stop.word of the
 * lexicon) the note uses most; empty when it uses none.
 */
struct rg_view	note_language(const struct rg_note *,
		    const struct rg_lexicon *, struct rg_diags *);

#endif
