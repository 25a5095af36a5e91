#include "refgen/span.h"

struct rg_view
rg_span_text(struct rg_span s)
{
	return rg_view_cut(s.source->bytes, s.at, s.at + s.n);
}

struct rg_place
rg_span_place(struct rg_span s)
{
	size_t last = s.n ? s.at + s.n - 1 : s.at;
	struct rg_place p;

	/* The last character starts at its leading byte. */
	while (last > s.at && (s.source->bytes.p[last] & 0xc0) == 0x80)
		last--;
	p.line = rg_source_line(s.source, s.at);
	p.column = rg_source_column(s.source, s.at);
	p.end_line = rg_source_line(s.source, last);
	p.end_column = rg_source_column(s.source, last);
	return p;
}

struct rg_span
rg_span_join(struct rg_span a, struct rg_span b)
{
	size_t from = a.at < b.at ? a.at : b.at;
	size_t to = a.at + a.n > b.at + b.n ? a.at + a.n : b.at + b.n;

	return rg_span(a.source, from, to);
}
