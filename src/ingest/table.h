/* Tables, well-formed and not; private to ingest. */
#ifndef INGEST_TABLE_H
#define INGEST_TABLE_H

#include "refgen/note.h"

/* A line of a note without the quotes and blanks before its words. */
struct table_line {
	size_t	from, to;
	size_t	line;		/* its number */
};

/* Is there a pipe that parts cells? */
bool	has_pipe(const struct rg_source *, const struct table_line *);
/* Only pipes, dashes, colons and blanks, with a dash in every cell. */
bool	is_delimiter(const struct rg_source *, const struct table_line *);
/* A rule of a table drawn with "+--" or box signs. */
bool	is_rule(const struct rg_source *, const struct table_line *);
/* How many cells the line has. */
size_t	count_cells(const struct rg_source *, const struct table_line *);
/*
 * How many of the `n` lines make a table, 0 if the first does not begin one:
 * a heading with its delimiter row, or two lines and more with pipes.
 */
size_t	table_extent(const struct rg_source *, const struct table_line *,
	    size_t n);
/* Reads those lines. */
void	read_table(struct rg_block *, const struct rg_source *,
	    const struct table_line *, size_t n, struct rg_arena *,
	    struct rg_diags *);

#endif
