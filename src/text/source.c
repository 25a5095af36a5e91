#include "refgen/source.h"

#include "refgen/die.h"
#include "refgen/utf8.h"

#define BOM "\xef\xbb\xbf"

/* Length of the line end at p[0], 0 if there is none. */
static size_t
line_end(struct rg_view b, size_t at)
{
	if (b.p[at] == '\n')
		return 1;
	if (b.p[at] != '\r')
		return 0;
	return at + 1 < b.n && b.p[at + 1] == '\n' ? 2 : 1;
}

static size_t
count_lines(struct rg_view b)
{
	size_t n = 1;

	for (size_t i = 0, end; i < b.n; i += end ? end : 1) {
		end = line_end(b, i);
		if (end && i + end < b.n)
			n++;
	}
	return n;
}

void
rg_source_init(struct rg_source *s, struct rg_arena *a, const char *path,
    struct rg_view bytes)
{
	size_t line = 0;

	RG_ASSERT(bytes.n < UINT32_MAX);
	*s = (struct rg_source){ .path = path, .bytes = bytes };
	if (rg_view_starts(bytes, RG_V(BOM)))
		s->start = sizeof(BOM) - 1;
	s->nlines = count_lines(bytes);
	s->line_at = rg_arena_alloc(a, s->nlines * sizeof(*s->line_at));
	for (size_t i = 0, end; i < bytes.n; i += end ? end : 1) {
		end = line_end(bytes, i);
		if (end && i + end < bytes.n)
			s->line_at[++line] = (uint32_t)(i + end);
	}
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

struct rg_view
rg_source_text(const struct rg_source *s, size_t line)
{
	size_t from = rg_source_offset(s, line);
	size_t to = line < s->nlines ? s->line_at[line] : s->bytes.n;

	if (from < s->start)
		from = s->start;
	while (to > from && (s->bytes.p[to - 1] == '\n' ||
	    s->bytes.p[to - 1] == '\r'))
		to--;
	return rg_view_cut(s->bytes, from, to);
}
