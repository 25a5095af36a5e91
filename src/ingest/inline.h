/* Words without their markup; private to ingest. */
#ifndef INGEST_INLINE_H
#define INGEST_INLINE_H

#include "refgen/note.h"

/* The text of bytes that have no mark among them. */
static inline struct rg_text
bare_text(const struct rg_source *source, size_t from, size_t to)
{
	return (struct rg_text){ .plain = rg_view_cut(source->bytes, from, to),
		.at = (uint32_t)from };
}

/* The plain text of the bytes [from, to) of a source. */
struct rg_text	plain_text(struct rg_arena *, const struct rg_source *,
		    size_t from, size_t to);
/* The same where a line's end is but a blank, and only <br> breaks a line. */
struct rg_text	flowing_text(struct rg_arena *, const struct rg_source *,
		    size_t from, size_t to);

#endif
