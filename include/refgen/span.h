/*
 * A span is a stretch of a source: where something stands.
 *
 * It holds offsets only; rg_span_place() turns them into lines and columns.
 * The empty span of a null source means "nowhere in particular".
 */
#ifndef REFGEN_SPAN_H
#define REFGEN_SPAN_H

#include "refgen/source.h"
#include "refgen/view.h"

struct rg_span {
	const struct rg_source	*source;
	size_t			 at, n;
};

/* First character and last character, both inside. */
struct rg_place {
	size_t	line, column;
	size_t	end_line, end_column;
};

static inline struct rg_span
rg_span(const struct rg_source *source, size_t from, size_t to)
{
	return (struct rg_span){ source, from, to - from };
}

struct rg_place	rg_span_place(struct rg_span);
struct rg_view	rg_span_text(struct rg_span);
/* From the start of the earlier to the end of the later. */
struct rg_span	rg_span_join(struct rg_span, struct rg_span);

#endif
