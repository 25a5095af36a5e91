/*
 * Tables written in HTML.
 *
 * As forgiving as HTML itself (the HTML standard, section 13.1.2.4): end tags
 * of cells and rows may be left out, so a cell ends where the next cell, row
 * or section begins.  A cell that spans rows or columns stands in each of its
 * rows, and in the first of its columns; the others are blank.
 */
#include "htmltable.h"

#include <strings.h>

#include "inline.h"

#define SPAN_MAX 1000		/* rows a cell can span */

enum tag {
	TAG_NONE,
	TAG_TABLE, TAG_TABLE_END,
	TAG_ROW,			/* also the end of one, or a section */
	TAG_CELL, TAG_TITLE,		/* td, th */
	TAG_CELL_END,
};

static const struct {
	const char	*name;
	enum tag	 tag;
} tags[] = {
	{ "table", TAG_TABLE }, { "/table", TAG_TABLE_END },
	{ "tr", TAG_ROW }, { "/tr", TAG_ROW }, { "thead", TAG_ROW },
	{ "/thead", TAG_ROW }, { "tbody", TAG_ROW }, { "/tbody", TAG_ROW },
	{ "tfoot", TAG_ROW }, { "/tfoot", TAG_ROW }, { "td", TAG_CELL },
	{ "th", TAG_TITLE }, { "/td", TAG_CELL_END }, { "/th", TAG_CELL_END },
};

struct table {
	const struct rg_source	*source;
	struct rg_arena		*arena;
	struct rg_block		*block;
	size_t			 cap;		/* of the rows */
	struct rg_row		 row;
	size_t			 cells_cap;
	bool			 titles;	/* only th in this row */
	bool			 open;		/* a cell is open, ... */
	size_t			 from;		/* ... from here, ... */
	size_t			 rows, columns;	/* ... over so many */
	struct rg_cell		 above[32];	/* cells that span rows, */
	size_t			 left[32];	/* and how many are left */
};

static bool
name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '/';
}

/* The tag that starts at `at`, which moves behind its '>'. */
static enum tag
next_tag(struct rg_view bytes, size_t *at, struct rg_view *attributes)
{
	size_t from = *at + 1, to = from, end;

	while (to < bytes.n && name_byte(bytes.p[to]))
		to++;
	for (end = to; end < bytes.n && bytes.p[end] != '>' &&
	    bytes.p[end] != '<';)
		end++;
	*attributes = rg_view_cut(bytes, to, end);
	*at = end < bytes.n && bytes.p[end] == '>' ? end + 1 : end;
	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++)
		if (strlen(tags[i].name) == to - from &&
		    strncasecmp(tags[i].name, bytes.p + from, to - from) == 0)
			return tags[i].tag;
	return TAG_NONE;
}

size_t
html_table_start(const struct rg_source *s, size_t from, size_t to)
{
	struct rg_view attributes;

	for (size_t at = from, next; at < to; at++) {
		next = rg_view_chr(rg_view_cut(s->bytes, at, to), '<');
		if (next == RG_NONE)
			break;
		at += next;
		next = at;
		if (next_tag(rg_view(s->bytes.p, to), &next, &attributes) ==
		    TAG_TABLE)
			return at;
	}
	return RG_NONE;
}

size_t
html_table_end(const struct rg_source *s, size_t from)
{
	struct rg_view attributes;
	size_t depth = 0;

	for (size_t at = from; at < s->bytes.n;) {
		enum tag tag;

		if (s->bytes.p[at] != '<') {
			at++;
			continue;
		}
		tag = next_tag(s->bytes, &at, &attributes);
		depth += tag == TAG_TABLE;
		if (tag == TAG_TABLE_END && --depth == 0)
			return at;
	}
	return RG_NONE;
}

/* The number of rowspan="2", rowspan='2' or rowspan=2; 1 if there is none. */
static size_t
attribute(struct rg_view attributes, const char *name)
{
	size_t n = strlen(name), at, value = 0;

	for (at = 0; at + n < attributes.n; at++)
		if (strncasecmp(attributes.p + at, name, n) == 0)
			break;
	for (at += n; at < attributes.n && strchr(" =\"'", attributes.p[at]);)
		at++;
	for (; at < attributes.n && attributes.p[at] >= '0' &&
	    attributes.p[at] <= '9' && value < SPAN_MAX; at++)
		value = value * 10 + (size_t)(attributes.p[at] - '0');
	return value ? value : 1;
}

static void
put_cell(struct table *t, const struct rg_cell *cell)
{
	if (t->row.n >= rg_note_limits.columns)
		return;
	t->row.cells = rg_vec_room(t->arena, t->row.cells, t->row.n,
	    &t->cells_cap, sizeof(*t->row.cells));
	t->row.cells[t->row.n++] = *cell;
}

/* The cells of rows above that reach down to this column of the row. */
static void
put_above(struct table *t)
{
	while (t->row.n < 32 && t->left[t->row.n] > 0) {
		t->left[t->row.n]--;
		put_cell(t, &t->above[t->row.n]);
	}
}

static void
close_cell(struct table *t, size_t to)
{
	const char *p = t->source->bytes.p;
	struct rg_cell cell, blank;

	if (!t->open)
		return;
	t->open = false;
	while (t->from < to && memchr(" \t\r\n", p[t->from], 4))
		t->from++;
	while (to > t->from && memchr(" \t\r\n", p[to - 1], 4))
		to--;
	cell.at = rg_span(t->source, t->from, to);
	cell.text = flowing_text(t->arena, t->source, t->from, to);
	blank.at = rg_span(t->source, to, to);
	blank.text = plain_text(t->arena, t->source, to, to);
	for (size_t i = 0; i < t->columns; i++) {
		put_above(t);
		if (t->row.n < 32 && t->rows > 1) {
			t->above[t->row.n] = i ? blank : cell;
			t->left[t->row.n] = t->rows - 1;
		}
		put_cell(t, i ? &blank : &cell);
	}
}

static void
open_cell(struct table *t, size_t from, struct rg_view attributes, bool title)
{
	t->titles = title && (t->titles || t->row.n == 0);
	t->open = true;
	t->from = from;
	t->rows = attribute(attributes, "rowspan");
	t->columns = attribute(attributes, "colspan");
	if (t->columns > rg_note_limits.columns)
		t->columns = rg_note_limits.columns;
}

/* The first row of titles is the table's heading. */
static void
close_row(struct table *t, size_t to)
{
	struct rg_block *b = t->block;

	close_cell(t, to);
	if (t->row.n == 0)
		return;
	put_above(t);
	t->row.at = rg_span_join(t->row.cells[0].at,
	    t->row.cells[t->row.n - 1].at);
	if (t->titles && !b->head && b->nrows == 0) {
		b->head = RG_NEW(t->arena, struct rg_row);
		*b->head = t->row;
	} else if (b->nrows < rg_note_limits.rows) {
		b->rows = rg_vec_room(t->arena, b->rows, b->nrows, &t->cap,
		    sizeof(*b->rows));
		b->rows[b->nrows++] = t->row;
	}
	t->row = (struct rg_row){ 0 };
	t->cells_cap = 0;
	t->titles = false;
}

void
read_html_table(struct rg_block *block, const struct rg_source *s,
    size_t from, size_t to, struct rg_arena *arena)
{
	struct table t = { .source = s, .arena = arena, .block = block };
	struct rg_view bytes = rg_view(s->bytes.p, to), attributes;
	size_t depth = 0;

	block->at = rg_span(s, from, to);
	for (size_t at = from; at < to;) {
		size_t start = at;
		enum tag tag;

		if (bytes.p[at] != '<') {
			at++;
			continue;
		}
		tag = next_tag(bytes, &at, &attributes);
		depth += tag == TAG_TABLE;
		depth -= tag == TAG_TABLE_END && depth > 0;
		if (depth > 1 || tag == TAG_NONE || tag == TAG_TABLE)
			continue;		/* in a cell's own table */
		if (tag == TAG_CELL || tag == TAG_TITLE) {
			close_cell(&t, start);
			open_cell(&t, at, attributes, tag == TAG_TITLE);
		} else if (tag == TAG_CELL_END) {
			close_cell(&t, start);
		} else if (depth <= 1) {
			close_row(&t, start);
		}
	}
	close_row(&t, to);
}
