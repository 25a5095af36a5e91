/*
 * A source is the bytes of one file, and the lines in them.
 *
 * Born by rg_source_init() from bytes that someone read; the bytes and the
 * path belong to the arena of the build and outlive the source.  A byte
 * order mark is left in the bytes and skipped by `start`.  Lines end at LF,
 * CR LF or CR; the line table is made once, at birth, and a line or a column
 * is looked up only when someone asks.  Nothing of it changes afterwards, so
 * threads may share it.
 *
 * Lines and columns count from 1; a column counts Unicode code points.
 */
#ifndef REFGEN_SOURCE_H
#define REFGEN_SOURCE_H

#include <stdint.h>

#include "refgen/arena.h"
#include "refgen/die.h"
#include "refgen/view.h"

struct rg_source {
	const char	*path;		/* as the user would type it */
	struct rg_view	 bytes;
	size_t		 start;		/* behind the byte order mark */
	uint32_t	*line_at;	/* offset of each line's first byte; ... */
	size_t		 nlines;	/* ... [nlines] is the end of the last */
};

/* `bytes` must be shorter than 4 GiB. */
void		rg_source_init(struct rg_source *, struct rg_arena *,
		    const char *path, struct rg_view bytes);
/* Line number (from 1) of the byte at `offset`. */
size_t		rg_source_line(const struct rg_source *, size_t offset);
/* Column (from 1) of the byte at `offset`, in code points. */
size_t		rg_source_column(const struct rg_source *, size_t offset);
/* Offset of the first byte of line `line`. */
size_t		rg_source_offset(const struct rg_source *, size_t line);

/* Line `line` (from 1) without its end. */
static inline struct rg_view
rg_source_text(const struct rg_source *s, size_t line)
{
	size_t from, to;

	RG_ASSERT(line >= 1 && line <= s->nlines);
	from = s->line_at[line - 1] < s->start ? s->start :
	    s->line_at[line - 1];
	to = s->line_at[line];
	while (to > from && (s->bytes.p[to - 1] == '\n' ||
	    s->bytes.p[to - 1] == '\r'))
		to--;
	return rg_view_cut(s->bytes, from, to);
}

#endif
