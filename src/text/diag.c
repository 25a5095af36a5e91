#include "refgen/diag.h"

#include <stdlib.h>
#include <strings.h>

#include "refgen/utf8.h"

#define TAB_WIDTH 8
#define PLAIN "\033[0m"

const struct rg_diag_kind rg_diag_kinds[RG_D_COUNT] = {
#define DIAG(id, severity, code, text) { #id, RG_##severity, code, text },
#include "refgen/diag_list.h"
#undef DIAG
};

static const struct {
	const char	*help, *explanation;
} helps[RG_D_COUNT] = {
#define HELP(id, help, explanation) [RG_D_##id] = { help, explanation },
#include "refgen/diag_help.h"
#undef HELP
};

static const struct {
	const char	*word;
	const char	*colour;
} severities[] = {
	[RG_NOTE]    = { "note",    "\033[1;36m" },
	[RG_WARNING] = { "warning", "\033[1;35m" },
	[RG_ERROR]   = { "error",   "\033[1;31m" },
};

void
rg_diags_init(struct rg_diags *d, struct rg_arena *arena)
{
	*d = (struct rg_diags){ .arena = arena };
}

struct rg_diag *
rg_diag_add(struct rg_diags *d, enum rg_diag_id id, struct rg_span at,
    struct rg_view a, struct rg_view b, struct rg_view c)
{
	struct rg_diag *diag = RG_PUSH(d->arena, &d->list);

	diag->id = id;
	diag->at = at;
	diag->args[0] = rg_arena_copy(d->arena, a);
	diag->args[1] = rg_arena_copy(d->arena, b);
	diag->args[2] = rg_arena_copy(d->arena, c);
	d->count[rg_diag_kinds[id].severity]++;
	return diag;
}

void
rg_diag_why(struct rg_diag *d, const char *msgid)
{
	d->why = msgid;
}

void
rg_diag_fix(struct rg_diags *d, struct rg_diag *diag, struct rg_span at,
    struct rg_view with)
{
	diag->fix_at = at;
	diag->fix_with = rg_arena_copy(d->arena, with);
}

void
rg_diags_append(struct rg_diags *d, const struct rg_diag *v, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		*RG_PUSH(d->arena, &d->list) = v[i];
		d->count[rg_diag_kinds[v[i].id].severity]++;
	}
}

const char *
rg_diag_help(enum rg_diag_id id)
{
	return helps[id].help;
}

const char *
rg_diag_explanation(enum rg_diag_id id)
{
	return helps[id].explanation;
}

enum rg_diag_id
rg_diag_find(struct rg_view code)
{
	int number = 0;

	if (code.n > 2 && strncasecmp(code.p, "RG", 2) == 0)
		code = rg_view_cut(code, 2, code.n);
	if (code.n != 3)
		return RG_D_COUNT;
	for (size_t i = 0; i < code.n; i++) {
		if (code.p[i] < '0' || code.p[i] > '9')
			return RG_D_COUNT;
		number = number * 10 + (code.p[i] - '0');
	}
	for (int id = 0; id < RG_D_COUNT; id++)
		if (rg_diag_kinds[id].code == number)
			return (enum rg_diag_id)id;
	return RG_D_COUNT;
}

const char *
rg_severity_name(enum rg_severity severity)
{
	return severities[severity].word;
}

static int
by_place(const void *a, const void *b)
{
	const struct rg_diag *x = a, *y = b;
	const char *px = x->at.source ? x->at.source->path : "";
	const char *py = y->at.source ? y->at.source->path : "";
	int order = strcmp(px, py);

	if (order != 0)
		return order;
	if (x->at.at != y->at.at)
		return x->at.at < y->at.at ? -1 : 1;
	if (x->id != y->id)
		return rg_diag_kinds[x->id].code - rg_diag_kinds[y->id].code;
	for (size_t i = 0; i < RG_DIAG_ARGS && order == 0; i++)
		order = rg_view_cmp(x->args[i], y->args[i]);
	return order;
}

void
rg_diags_sort(struct rg_diags *d)
{
	size_t kept = 0;

	if (d->list.n)
		qsort(d->list.v, d->list.n, sizeof(*d->list.v), by_place);
	for (size_t i = 0; i < d->list.n; i++) {
		if (kept > 0 &&
		    by_place(&d->list.v[kept - 1], &d->list.v[i]) == 0)
			d->count[rg_diag_kinds[d->list.v[i].id].severity]--;
		else
			d->list.v[kept++] = d->list.v[i];
	}
	d->list.n = kept;
}

void
rg_diag_fill(struct rg_buf *out, const char *text, const struct rg_view *args,
    size_t n)
{
	for (; *text; text++) {
		size_t i = (size_t)(text[0] == '{' ? text[1] - '1' : -1);

		if (text[0] == '{' && i < n && text[2] == '}') {
			rg_printable(out, args[i]);
			text += 2;
		} else {
			rg_buf_char(out, *text);
		}
	}
}

/* What could move the cursor, colour the screen or turn the text around. */
static bool
unsafe(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x061c ||
	    c == 0x200e || c == 0x200f || (c >= 0x2028 && c <= 0x202e) ||
	    (c >= 0x2066 && c <= 0x2069) || c == 0xfeff ||
	    (c >= 0xe0000 && c <= 0xe007f);
}

void
rg_printable(struct rg_buf *out, struct rg_view v)
{
	for (size_t at = 0, from = 0; at < v.n; from = at) {
		uint32_t c = rg_utf8_next(v, &at);

		/* One byte above 0x7f is no UTF-8; 0x9b may be a CSI. */
		if (at - from == 1 && (v.p[from] & 0x80))
			rg_buf_fmt(out, "<%02X>", (unsigned char)v.p[from]);
		else if (!unsafe(c))
			rg_buf_put(out, rg_view_cut(v, from, at));
		else if (c == '\t')
			rg_buf_char(out, ' ');
		else
			rg_buf_fmt(out, "<U+%04X>", (unsigned)c);
	}
}

static const char *
translated(const struct rg_diag_style *s, const char *english)
{
	return s->translate ? s->translate(s->context, english) : english;
}

void
rg_diag_first(struct rg_buf *out, const struct rg_diag *d,
    const struct rg_diag_style *s)
{
	if (d->why)
		rg_diag_fill(out, translated(s, d->why), d->args, 1);
	else
		rg_buf_put(out, d->args[0]);
}

void
rg_diag_message(struct rg_buf *out, const struct rg_diag *d,
    const struct rg_diag_style *s)
{
	struct rg_view args[RG_DIAG_ARGS] = { d->args[0], d->args[1],
		d->args[2] };
	struct rg_buf first = { 0 };

	rg_diag_first(&first, d, s);
	args[0] = rg_buf_view(&first);
	rg_diag_fill(out, translated(s, rg_diag_kinds[d->id].text), args,
	    RG_DIAG_ARGS);
	rg_buf_release(&first);
}

/* Tabs become blanks, so that the caret stands under what it means. */
static void
put_expanded(struct rg_buf *out, struct rg_view line)
{
	size_t column = 0;

	for (size_t at = 0, from = 0; at < line.n; from = at) {
		struct rg_buf one = { 0 };

		if (rg_utf8_next(line, &at) == '\t')
			rg_buf_fill(&one, ' ', TAB_WIDTH - column % TAB_WIDTH);
		else
			rg_printable(&one, rg_view_cut(line, from, at));
		column += rg_utf8_width(rg_buf_view(&one));
		rg_buf_put(out, rg_buf_view(&one));
		rg_buf_release(&one);
	}
}

static size_t
expanded_width(struct rg_view line)
{
	struct rg_buf b = { 0 };
	size_t width;

	put_expanded(&b, line);
	width = rg_utf8_width(rg_buf_view(&b));
	rg_buf_release(&b);
	return width;
}

#define GUTTER 8		/* columns left of the line */
#define LINE_SHOWN 160		/* columns of it, where the reader has no screen */
#define LINE_LEAST 20

/* How many columns of a line are shown, beside a sign for each cut end. */
static size_t
window_width(const struct rg_diag_style *s)
{
	if (s->columns == 0)
		return LINE_SHOWN;
	return s->columns < GUTTER + 2 + LINE_LEAST ? LINE_LEAST :
	    s->columns - GUTTER - 2;
}

/* Where a line that is too long is shown from, so that its mark is seen. */
static size_t
window_left(size_t from, size_t to, size_t total, size_t width)
{
	size_t mark = to - from < width ? to - from : width;
	size_t left;

	if (to <= width || from < width / 2)
		return 0;
	left = from - (width - mark) / 2;
	return left + width > total ? total - width : left;
}

/*
 * The columns of the line from `left` on; gives the column that comes first,
 * a wide character or a combining mark being whole or not there.
 */
static size_t
put_window(struct rg_buf *out, struct rg_view line, size_t left, size_t width)
{
	size_t at = 0, column = 0, first = RG_NONE;

	if (left > 0)
		rg_buf_str(out, "…");
	while (at < line.n) {
		size_t from = at, w;

		rg_utf8_next(line, &at);
		w = rg_utf8_width(rg_view_cut(line, from, at));
		if (first == RG_NONE && column >= left && w + column > left)
			first = column;
		if (first != RG_NONE && column + w > left + width) {
			rg_buf_str(out, "…");
			break;
		}
		if (first != RG_NONE)
			rg_buf_put(out, rg_view_cut(line, from, at));
		column += w;
	}
	return first != RG_NONE ? first : left;
}

/* The line with its number, and a mark under the span's part of it. */
static void
put_marked(struct rg_buf *out, struct rg_span at, const char *mark,
    const char *colour, const struct rg_diag_style *s)
{
	size_t number = rg_source_line(at.source, at.at);
	struct rg_view line = rg_source_text(at.source, number);
	size_t start = (size_t)(line.p - at.source->bytes.p);
	/* A span may begin in a byte order mark, and end on another line. */
	size_t from = at.at > start ? at.at - start : 0;
	size_t to = at.at + at.n > start ? at.at + at.n - start : 0;
	size_t width = window_width(s), left, first;
	struct rg_buf shown = { 0 };

	put_expanded(&shown, line);
	from = expanded_width(rg_view(line.p, from < line.n ? from : line.n));
	to = expanded_width(rg_view(line.p, to < line.n ? to : line.n));
	left = window_left(from, to, rg_utf8_width(rg_buf_view(&shown)),
	    width);
	rg_buf_fmt(out, "%5zu | ", number);
	first = put_window(out, rg_buf_view(&shown), left, width);
	to = to < first + width ? to : first + width;
	rg_buf_str(out, "\n      | ");
	rg_buf_fill(out, ' ', from - first + (left > 0));
	rg_buf_str(out, s->colour ? colour : "");
	rg_buf_char(out, mark[0]);
	if (to > from + 1)
		rg_buf_fill(out, mark[1], to - from - 1);
	rg_buf_str(out, s->colour ? PLAIN "\n" : "\n");
	rg_buf_release(&shown);
}

static void
put_place(struct rg_buf *out, struct rg_span at)
{
	rg_printable(out, rg_view_of(at.source->path));
	rg_buf_fmt(out, ":%zu:%zu", rg_source_line(at.source, at.at),
	    rg_source_column(at.source, at.at));
}

/* The other side of the matter, maybe in another file. */
static void
put_other(struct rg_buf *out, const struct rg_diag *d,
    const struct rg_diag_style *s)
{
	if (d->other.source != d->at.source) {
		rg_buf_str(out, "      : ");
		put_place(out, d->other);
		rg_buf_char(out, '\n');
	}
	put_marked(out, d->other, "--", "\033[1;34m", s);
}

void
rg_diag_text(struct rg_buf *out, const struct rg_diag *d,
    const struct rg_diag_style *s)
{
	const struct rg_diag_kind *kind = &rg_diag_kinds[d->id];
	const char *colour = severities[kind->severity].colour;

	if (d->at.source) {
		put_place(out, d->at);
		rg_buf_str(out, ": ");
	}
	rg_buf_fmt(out, "%s%s RG%d%s: ", s->colour ? colour : "",
	    translated(s, severities[kind->severity].word), kind->code,
	    s->colour ? PLAIN : "");
	rg_diag_message(out, d, s);
	rg_buf_char(out, '\n');
	if (d->at.source && d->at.source->bytes.n)
		put_marked(out, d->at, "^~", colour, s);
	if (d->other.source && d->other.source->bytes.n)
		put_other(out, d, s);
	if (helps[d->id].help[0]) {
		rg_buf_fmt(out, "      = %s: ", translated(s, "help"));
		rg_diag_fill(out, translated(s, helps[d->id].help), d->args,
		    RG_DIAG_ARGS);
		rg_buf_char(out, '\n');
	}
}
