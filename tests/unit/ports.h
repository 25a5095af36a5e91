/*
 * A port specification as compact text: "20 (data), 21/tcp word ~TPC ... SSH"
 * are two ports, the word for port before them, a slip of the pen, and what
 * was left unread.
 */
#ifndef REFGEN_PORTS_H
#define REFGEN_PORTS_H

#include "words.h"

#include "refgen/portspec.h"

static inline void
put_spec(struct rg_buf *out, const struct rg_spec *spec, struct rg_view text)
{
	struct rg_view rest = rg_view_cut(text, spec->end, text.n);

	for (size_t i = 0; i < spec->n; i++) {
		const struct rg_spec_item *item = &spec->items[i];

		if (i)
			rg_buf_str(out, ", ");
		rg_range_put(out, item->range);
		if (item->transports)
			rg_buf_char(out, '/');
		rg_transports_put(out, item->transports, "+");
		if (item->label.n)
			rg_buf_fmt(out, " (%.*s)", RG_ARG(item->label));
	}
	if (spec->mapped)
		rg_buf_str(out, " mapped");
	if (spec->word)
		rg_buf_str(out, " word");
	if (spec->typo.n)
		rg_buf_fmt(out, " ~%.*s", RG_ARG(spec->typo));
	if (rest.n)
		rg_buf_fmt(out, " ... %.*s", RG_ARG(rg_view_trim(rest)));
	rg_buf_char(out, '\n');
}

#endif
