/* Words without their markup; private to ingest. */
#ifndef INGEST_INLINE_H
#define INGEST_INLINE_H

#include "refgen/note.h"

/*
 * What a byte may be, for whoever looks at every byte of a line: the begin of
 * a mark, or of a sign that ends a cell or keeps a pipe from it.
 */
enum {
	BYTE_MARK = 1,
	BYTE_PIPE = 2,
};

extern const unsigned char inline_bytes[256];

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
