#include "refgen/diag.h"

#include <stdlib.h>
#include <strings.h>

#include "refgen/utf8.h"

#define TAB_WIDTH 8

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
rg_diag_fix(struct rg_diags *d, struct rg_diag *diag, struct rg_span at,
    struct rg_view with)
{
	diag->fix_at = at;
	diag->fix_with = rg_arena_copy(d->arena, with);
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
	return rg_view_cmp(x->args[0], y->args[0]);
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

		/* One byte, and yet not ASCII: it is no UTF-8. */
		if (c == RG_REPLACEMENT && at - from == 1)
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
rg_diag_message(struct rg_buf *out, const struct rg_diag *d,
    const struct rg_diag_style *s)
{
	rg_diag_fill(out, translated(s, rg_diag_kinds[d->id].text), d->args,
	    RG_DIAG_ARGS);
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

#define LINE_SHOWN 160		/* columns of the line that are shown */

/* The line with its number, and ^~~~ under the span's part of it. */
static void
put_caret(struct rg_buf *out, struct rg_span at, const char *colour,
    const char *plain)
{
	size_t number = rg_source_line(at.source, at.at);
	struct rg_view line = rg_source_text(at.source, number);
	size_t from = at.at - (size_t)(line.p - at.source->bytes.p);
	size_t to = from + at.n < line.n ? from + at.n : line.n;
	size_t skip, width;
	struct rg_buf shown = { 0 };

	if (from > line.n)
		from = to = line.n;
	put_expanded(&shown, line);
	skip = expanded_width(rg_view(line.p, from));
	width = expanded_width(rg_view_cut(line, from, to));
	if (rg_utf8_width(rg_buf_view(&shown)) > LINE_SHOWN) {
		size_t cut = 0, w = 0;

		while (cut < shown.n && w < LINE_SHOWN) {
			rg_utf8_next(rg_buf_view(&shown), &cut);
			w++;
		}
		rg_buf_cut(&shown, cut);
		rg_buf_str(&shown, "…");
	}
	rg_buf_fmt(out, "%5zu | ", number);
	rg_buf_put(out, rg_buf_view(&shown));
	rg_buf_str(out, "\n      | ");
	if (skip + width > LINE_SHOWN)
		width = skip < LINE_SHOWN ? LINE_SHOWN - skip : 1;
	rg_buf_fill(out, ' ', skip < LINE_SHOWN ? skip : LINE_SHOWN);
	rg_buf_str(out, colour);
	rg_buf_char(out, '^');
	if (width > 1)
		rg_buf_fill(out, '~', width - 1);
	rg_buf_str(out, plain);
	rg_buf_char(out, '\n');
	rg_buf_release(&shown);
}

void
rg_diag_text(struct rg_buf *out, const struct rg_diag *d,
    const struct rg_diag_style *s)
{
	const struct rg_diag_kind *kind = &rg_diag_kinds[d->id];
	const char *colour = s->colour ? severities[kind->severity].colour : "";
	const char *plain = s->colour ? "\033[0m" : "";

	if (d->at.source) {
		rg_printable(out, rg_view_of(d->at.source->path));
		rg_buf_fmt(out, ":%zu:%zu: ",
		    rg_source_line(d->at.source, d->at.at),
		    rg_source_column(d->at.source, d->at.at));
	}
	rg_buf_fmt(out, "%s%s RG%d%s: ", colour,
	    translated(s, severities[kind->severity].word), kind->code, plain);
	rg_diag_message(out, d, s);
	rg_buf_char(out, '\n');
	if (d->at.source && d->at.source->bytes.n)
		put_caret(out, d->at, colour, plain);
	if (d->other.source && d->other.source->bytes.n)
		put_caret(out, d->other, colour, plain);
	if (helps[d->id].help[0]) {
		rg_buf_fmt(out, "      = %s: ", translated(s, "help"));
		rg_diag_fill(out, translated(s, helps[d->id].help), d->args,
		    RG_DIAG_ARGS);
		rg_buf_char(out, '\n');
	}
}
