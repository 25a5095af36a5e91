/* YAML between two lines of dashes; private to ingest. */
#ifndef INGEST_FRONTMATTER_H
#define INGEST_FRONTMATTER_H

#include "refgen/note.h"

/*
 * Reads the front matter of a source, if it has one, into `note->front`; the
 * number of the first line behind it.  cmark must not see it: it would read
 * a rule and a heading.
 */
size_t	read_front_matter(struct rg_note *, struct rg_arena *,
	    struct rg_diags *);

#endif
