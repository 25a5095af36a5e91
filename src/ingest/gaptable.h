/* Tables whose columns stand apart by tabs or wide gaps; private to ingest. */
#ifndef INGEST_GAPTABLE_H
#define INGEST_GAPTABLE_H

#include "table.h"

/* Is there a tab or a gap of two blanks and more between two words? */
bool	has_gap(const struct rg_source *, const struct table_line *);
/*
 * Does the line title such a table: a column of ports, and mostly titles that
 * the lexicon has?  Without titles, lines with gaps are read as lines.
 */
bool	gap_titles(const struct rg_source *, const struct table_line *,
	    const struct rg_lexicon *);
/* "----  ------" below titles. */
bool	is_gap_rule(const struct rg_source *, const struct table_line *);
/* Reads lines with gaps, of which the first holds the titles. */
void	read_gap_table(struct rg_block *, const struct rg_source *,
	    const struct table_line *, size_t n, struct rg_arena *);

#endif
