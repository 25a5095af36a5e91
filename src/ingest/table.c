#include "table.h"

#include "inline.h"
#include "plain.h"
#include "refgen/die.h"

#define COLUMNS 32		/* cells a row has at most: rg_note_limits */

/*
 * Bytes of a sign from the block of box drawings, U+2500 to U+257F, at `i`;
 * 0 if none is there.
 */
static size_t
box(struct rg_view bytes, size_t i, size_t to)
{
	const unsigned char *p = (const unsigned char *)bytes.p + i;

	return to - i >= 3 && p[0] == 0xe2 && (p[1] == 0x94 || p[1] == 0x95) ?
	    3 : 0;
}

/* Bytes of a pipe at `i`: "|", or drawn as one (│ ┃ ║); 0 if none. */
static size_t
pipe_sign(struct rg_view bytes, size_t i, size_t to)
{
	const char *p = bytes.p + i;

	if (*p == '|')
		return 1;
	return box(bytes, i, to) && (memcmp(p, "│", 3) == 0 ||
	    memcmp(p, "┃", 3) == 0 || memcmp(p, "║", 3) == 0) ? 3 : 0;
}

/* Where a wikilink that begins at `at` ends; behind its "[" if none does. */
static size_t
behind_wikilink(struct rg_view bytes, size_t at, size_t to)
{
	struct rg_view rest = rg_view(bytes.p + at, to - at < 200 ? to - at :
	    200);
	size_t end = RG_NONE;

	if (rg_view_starts(rest, RG_V("[[")))
		end = rg_view_find(rest, RG_V("]]"));
	return end == RG_NONE ? at + 1 : at + end + 2;
}

/*
 * Offset of the next pipe that is neither escaped nor in a wikilink.  As in
 * GFM any backslash before a pipe escapes it, also one that is escaped.  What
 * the bytes before it may be is added to `seen` (plain.h).
 */
static size_t
next_pipe(struct rg_view bytes, size_t from, size_t to, unsigned *seen)
{
	unsigned all = 0;
	size_t i;

	for (i = from; i < to; i++) {
		unsigned is = plain_bytes[(unsigned char)bytes.p[i]];

		all |= is;
		if (!(is & BYTE_PIPE))
			continue;
		if (bytes.p[i] == '\\' && i + 1 < to)
			i += bytes.p[i + 1] != '\\';
		else if (bytes.p[i] == '[')
			i = behind_wikilink(bytes, i, to) - 1;
		else if (pipe_sign(bytes, i, to))
			break;
	}
	*seen |= all;
	return i < to ? i : RG_NONE;
}

bool
has_pipe(const struct rg_source *s, const struct table_line *l)
{
	unsigned seen = 0;

	return next_pipe(s->bytes, l->from, l->to, &seen) != RG_NONE;
}

bool
is_delimiter(const struct rg_source *s, const struct table_line *l)
{
	bool dash = false, pipe = false;

	for (size_t i = l->from; i < l->to; i++)
		switch ((unsigned char)s->bytes.p[i]) {
		case '-':
			dash = true;
			break;
		case '|': case ':':
			pipe = true;
			break;
		case ' ': case '\t':
			break;
		case '+': case '=': case 0xe2:
			return is_rule(s, l);
		default:
			return false;
		}
	return dash && pipe;
}

/* "+-----+-----+", "├─────┼─────┤": a rule of a table that is drawn. */
bool
is_rule(const struct rg_source *s, const struct table_line *l)
{
	struct rg_view line = rg_view_cut(s->bytes, l->from, l->to);
	bool corner = line.n > 0 && line.p[0] == '+';
	size_t n = 0;

	if (!corner && rg_view_chr(line, '\xe2') == RG_NONE)
		return false;

	for (size_t i = l->from; i < l->to; n++) {
		size_t drawn = box(s->bytes, i, l->to);

		if (drawn && pipe_sign(s->bytes, i, l->to) == 0)
			corner = true;
		else if (!drawn && !memchr("+-=| \t", s->bytes.p[i], 6))
			return false;
		i += drawn ? drawn : 1;
	}
	return corner && n > 2;
}

static bool
blank(char c)
{
	return c == ' ' || c == '\t';
}

static void
trim(struct rg_view bytes, size_t *from, size_t *to)
{
	while (*from < *to && blank(bytes.p[*from]))
		++*from;
	while (*to > *from && blank(bytes.p[*to - 1]))
		--*to;
}

static void
read_cell(struct rg_cell *cell, const struct rg_source *s, size_t from,
    size_t to, unsigned seen, struct rg_arena *arena)
{
	trim(s->bytes, &from, &to);
	cell->at = rg_span(s, from, to);
	cell->text = seen & BYTE_MARK ? plain_text(arena, s, from, to) :
	    bare_text(s, from, to);
}

/*
 * The cells of a line.  A pipe at either end is a border, and what is behind
 * the last pipe is a cell unless it is blank.
 */
static void
read_row(struct rg_row *row, const struct rg_source *s,
    const struct table_line *l, struct rg_arena *arena)
{
	struct rg_cell cells[COLUMNS];
	size_t from = l->from, to = l->to, n = 0, pipe;
	unsigned seen = 0;

	/* Collected first, as nobody knows how many they are. */
	RG_ASSERT(rg_note_limits.columns <= COLUMNS);
	trim(s->bytes, &from, &to);
	row->at = rg_span(s, from, to);
	if (from < to)
		from += pipe_sign(s->bytes, from, to);
	while ((pipe = next_pipe(s->bytes, from, to, &seen)) != RG_NONE &&
	    n + 1 < rg_note_limits.columns) {
		read_cell(&cells[n++], s, from, pipe, seen, arena);
		from = pipe + pipe_sign(s->bytes, pipe, to);
		seen = 0;
	}
	trim(s->bytes, &from, &to);
	if (from < to)
		read_cell(&cells[n++], s, from, to, BYTE_MARK, arena);
	row->n = n;
	row->cells = rg_arena_alloc(arena, n * sizeof(*cells));
	if (n)
		memcpy(row->cells, cells, n * sizeof(*cells));
}

size_t
count_cells(const struct rg_source *s, const struct table_line *l)
{
	size_t from = l->from, to = l->to, n = 0, pipe;
	unsigned seen = 0;

	trim(s->bytes, &from, &to);
	if (from < to)
		from += pipe_sign(s->bytes, from, to);
	while ((pipe = next_pipe(s->bytes, from, to, &seen)) != RG_NONE) {
		n++;
		from = pipe + pipe_sign(s->bytes, pipe, to);
	}
	trim(s->bytes, &from, &to);
	return n + (from < to);
}

/* Is line `i` a drawn rule, or a delimiter row with as many cells above? */
static bool
rules(const struct rg_source *s, const struct table_line *l, size_t i, size_t n)
{
	if (i == 0 || i >= n || !is_delimiter(s, &l[i]))
		return false;
	return is_rule(s, &l[i]) ||
	    count_cells(s, &l[i - 1]) == count_cells(s, &l[i]);
}

/*
 * Lines of other cells above a heading with its delimiter row are words
 * before a table; lines of as many cells are rows of it.
 */
static bool
new_heading(const struct rg_source *s, const struct table_line *l, size_t i,
    size_t n)
{
	return i > 0 && rules(s, l, i + 1, n) && !is_delimiter(s, &l[i]) &&
	    count_cells(s, &l[i]) != count_cells(s, &l[0]);
}

size_t
table_extent(const struct rg_source *s, const struct table_line *l, size_t n)
{
	bool ruled = false;
	size_t end = 0;

	/* GFM: behind its delimiter row a table takes every line. */
	if (rules(s, l, 1, n))
		return n;
	while (end < n && (ruled || (!new_heading(s, l, end, n) &&
	    (has_pipe(s, &l[end]) ||
	    (end > 0 && is_delimiter(s, &l[end])))))) {
		ruled |= rules(s, l, end, n);
		end++;
	}
	if (end == 1 && pipe_sign(s->bytes, l->from, l->to) &&
	    count_cells(s, l) > 1)
		return 1;
	return end >= 2 ? end : 0;
}

/*
 * Behind the last cell that the heading has may stand what is no cell: "&&"
 * at the end of a line.  It is named and left out; letters are kept.
 */
static void
cut_trailer(struct rg_row *row, size_t columns, struct rg_diags *d)
{
	const struct rg_view none = { 0 };
	struct rg_cell *extra;
	struct rg_diag *diag;

	if (row->n != columns + 1)
		return;
	extra = &row->cells[columns];
	for (size_t i = 0; i < extra->text.plain.n; i++)
		if (!memchr("&|;,.\\-_ ", extra->text.plain.p[i], 9))
			return;
	row->n--;
	if (rg_view_trim(extra->text.plain).n == 0)
		return;
	diag = rg_diag_add(d, RG_D_ROW_TRAILER, extra->at, extra->text.plain,
	    none, none);
	rg_diag_fix(d, diag, extra->at, none);
}

static bool
row_empty(const struct rg_row *row)
{
	for (size_t i = 0; i < row->n; i++)
		if (rg_view_trim(row->cells[i].text.plain).n)
			return false;
	return true;
}

/* An odd number of ** in a cell: the author forgot one. */
static void
check_emphasis(const struct rg_row *row, struct rg_diags *d)
{
	const struct rg_view none = { 0 };

	if (rg_view_chr(rg_span_text(row->at), '*') == RG_NONE)
		return;
	for (size_t i = 0; i < row->n; i++) {
		struct rg_view text = rg_span_text(row->cells[i].at);
		size_t n = 0, at;

		while ((at = rg_view_find(text, RG_V("**"))) != RG_NONE) {
			text = rg_view_cut(text, at + 2, text.n);
			n++;
		}
		if (n % 2) {
			struct rg_span cell = row->cells[i].at;
			size_t end = cell.at + cell.n;

			rg_diag_fix(d, rg_diag_add(d, RG_D_EMPHASIS_OPEN, cell,
			    none, none, none), rg_span(cell.source, end, end),
			    RG_V("**"));
		}
	}
}

void
read_table(struct rg_block *table, const struct rg_source *s,
    const struct table_line *l, size_t n, struct rg_arena *arena,
    struct rg_diags *d)
{
	bool headed = n >= 2 && is_delimiter(s, &l[1]);
	struct rg_row row;
	size_t cap = 0;

	table->at = rg_span(s, l[0].from, l[n - 1].to);
	if (headed) {
		table->head = RG_NEW(arena, struct rg_row);
		read_row(table->head, s, &l[0], arena);
	}
	for (size_t i = headed ? 2 : 0; i < n; i++) {
		if (is_delimiter(s, &l[i]))
			continue;
		if (table->nrows >= rg_note_limits.rows)
			break;
		read_row(&row, s, &l[i], arena);
		if (row_empty(&row))
			continue;
		if (table->head)
			cut_trailer(&row, table->head->n, d);
		check_emphasis(&row, d);
		table->rows = rg_vec_room(arena, table->rows, table->nrows,
		    &cap, sizeof(*table->rows));
		table->rows[table->nrows++] = row;
	}
}
