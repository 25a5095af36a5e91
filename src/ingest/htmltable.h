/* Tables written in HTML; private to ingest. */
#ifndef INGEST_HTMLTABLE_H
#define INGEST_HTMLTABLE_H

#include "refgen/note.h"

/* Offset of the <table> tag in the bytes [from, to), or RG_NONE. */
size_t	html_table_start(const struct rg_source *, size_t from, size_t to);
/*
 * Offset behind the </table> that ends the table at `from`, or RG_NONE when
 * the note has none.  A table in a table ends first.
 */
size_t	html_table_end(const struct rg_source *, size_t from);
/* Reads the table in the bytes [from, to). */
void	read_html_table(struct rg_block *, const struct rg_source *,
	    size_t from, size_t to, struct rg_arena *);

#endif
