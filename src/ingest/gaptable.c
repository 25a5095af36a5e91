/*
 * Tables that were set with tabs or blanks, as programs print them and as
 * they are pasted from a page:
 *
 *	Service   TCP port   UDP port
 *	DNS       53         53
 *	Samba     139        137, 138
 *
 * Cells are in the order of the line, whatever column they begin in: tabs
 * and fonts seldom agree on where that is.
 */
#include "gaptable.h"

#include "inline.h"

/* Where the gap ends that begins at `at`, or `at` if none does. */
static size_t
behind_gap(struct rg_view v, size_t at, size_t to)
{
	size_t end = at;
	bool tab = false;

	while (end < to && (v.p[end] == ' ' || v.p[end] == '\t'))
		tab |= v.p[end++] == '\t';
	return tab || end - at > 1 ? end : at;
}

/* The next cell at or behind `*at`; `*at` moves behind its gap. */
static bool
next_cell(struct rg_view v, size_t *at, size_t to, size_t *from, size_t *end)
{
	size_t gap;

	if (*at >= to)
		return false;
	*from = *at;
	for (*end = *at; *end < to; ++*end) {
		gap = behind_gap(v, *end, to);
		if (gap > *end) {
			*at = gap;
			return true;
		}
	}
	*at = to;
	return true;
}

bool
has_gap(const struct rg_source *s, const struct table_line *l)
{
	const char *p = s->bytes.p + l->from;
	size_t n = l->to - l->from;
	unsigned char any = n > 0 && p[n - 1] == '\t';

	/* No branch, so that many bytes are looked at together. */
	for (size_t i = 1; i < n; i++)
		any |= (p[i - 1] == '\t') | ((p[i - 1] == ' ') & (p[i] == ' '));
	return any;
}

bool
gap_titles(const struct rg_source *s, const struct table_line *l,
    const struct rg_lexicon *lex)
{
	size_t at = l->from, from, to, cells = 0, titles = 0, ports = 0;

	while (next_cell(s->bytes, &at, l->to, &from, &to)) {
		const struct rg_lexicon_entry *e = rg_lexicon_word(lex,
		    RG_LEX_COLUMN, rg_view_cut(s->bytes, from, to));

		cells++;
		titles += e != NULL;
		ports += e && (rg_view_eq(e->value, RG_V("port")) ||
		    rg_view_eq(e->value, RG_V("tcp")) ||
		    rg_view_eq(e->value, RG_V("udp")));
	}
	return cells > 1 && titles > 1 && ports > 0 && titles * 2 > cells;
}

bool
is_gap_rule(const struct rg_source *s, const struct table_line *l)
{
	for (size_t at = l->from; at < l->to; at++)
		if (!memchr("-= \t", s->bytes.p[at], 4))
			return false;
	return l->to > l->from;
}

static void
read_row(struct rg_row *row, const struct rg_source *s,
    const struct table_line *l, struct rg_arena *arena)
{
	size_t at = l->from, from, to, cap = 0;

	*row = (struct rg_row){ .at = rg_span(s, l->from, l->to) };
	while (row->n < rg_note_limits.columns &&
	    next_cell(s->bytes, &at, l->to, &from, &to)) {
		row->cells = rg_vec_room(arena, row->cells, row->n, &cap,
		    sizeof(*row->cells));
		row->cells[row->n++] = (struct rg_cell){
			rg_span(s, from, to), plain_text(arena, s, from, to),
		};
	}
}

void
read_gap_table(struct rg_block *table, const struct rg_source *s,
    const struct table_line *l, size_t n, struct rg_arena *arena)
{
	table->at = rg_span(s, l[0].from, l[n - 1].to);
	table->head = RG_NEW(arena, struct rg_row);
	read_row(table->head, s, &l[0], arena);
	table->rows = rg_arena_alloc(arena, (n - 1) * sizeof(*table->rows));
	for (size_t i = 1; i < n && table->nrows < rg_note_limits.rows; i++)
		if (!is_gap_rule(s, &l[i]))
			read_row(&table->rows[table->nrows++], s, &l[i],
			    arena);
}
