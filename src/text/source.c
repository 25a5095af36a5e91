#include "refgen/source.h"

#include "refgen/die.h"
#include "refgen/utf8.h"

#define BOM "\xef\xbb\xbf"

/*
 * The offset behind the line that starts at `at`: behind its LF, CR LF or CR;
 * the end of the bytes, if nothing ends it.  Most notes have no CR at all.
 */
static size_t
line_end(struct rg_view b, size_t at, bool has_cr)
{
	struct rg_view rest = rg_view_cut(b, at, b.n);
	size_t lf = rg_view_chr(rest, '\n'), cr;

	if (lf != RG_NONE)
		rest.n = lf;
	cr = has_cr ? rg_view_chr(rest, '\r') : RG_NONE;
	if (cr != RG_NONE && cr + 1 != lf)
		return at + cr + 1;
	return lf == RG_NONE ? b.n : at + lf + 1;
}

void
rg_source_init(struct rg_source *s, struct rg_arena *a, const char *path,
    struct rg_view bytes)
{
	bool cr = rg_view_chr(bytes, '\r') != RG_NONE;
	size_t line = 0;

	RG_ASSERT(bytes.n < UINT32_MAX);
	*s = (struct rg_source){ .path = path, .bytes = bytes, .nlines = 1 };
	if (rg_view_starts(bytes, RG_V(BOM)))
		s->start = sizeof(BOM) - 1;
	for (size_t at = 0; (at = line_end(bytes, at, cr)) < bytes.n;)
		s->nlines++;
	s->line_at = rg_arena_alloc(a, (s->nlines + 1) * sizeof(*s->line_at));
	for (size_t at = 0; (at = line_end(bytes, at, cr)) < bytes.n;)
		s->line_at[++line] = (uint32_t)at;
	s->line_at[s->nlines] = (uint32_t)bytes.n;
}

size_t
rg_source_line(const struct rg_source *s, size_t offset)
{
	size_t low = 0, high = s->nlines;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;

		if (s->line_at[mid] <= offset)
			low = mid;
		else
			high = mid;
	}
	return low + 1;
}

size_t
rg_source_offset(const struct rg_source *s, size_t line)
{
	RG_ASSERT(line >= 1 && line <= s->nlines);
	return s->line_at[line - 1];
}

size_t
rg_source_column(const struct rg_source *s, size_t offset)
{
	size_t from = s->line_at[rg_source_line(s, offset) - 1];

	if (from < s->start)
		from = s->start;
	if (offset < from)
		offset = from;
	return rg_utf8_count(rg_view_cut(s->bytes, from, offset)) + 1;
}
