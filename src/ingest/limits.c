#include "refgen/note.h"

#include <stdio.h>

#include "refgen/utf8.h"

const struct rg_note_limits rg_note_limits = {
	.bytes = 128 * 1024,
	.line = 10000,
	.nesting = 32,
	.columns = 32,
	.rows = 5000,
};

static struct rg_view
number(char *space, size_t size, size_t value)
{
	return rg_view(space, (size_t)snprintf(space, size, "%zu", value));
}

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

/*
 * How many lists and quotes the start of a line opens.  libcmark 0.30 takes
 * time with the square of this number, so it is bounded before the library
 * is called; counting a little too much is harmless.
 */
static size_t
containers(struct rg_view line)
{
	size_t n = 0;

	for (size_t i = 0, end; i < line.n; i = end) {
		bool bullet = false;
		char c = line.p[i];

		for (end = i; end < line.n && digit(line.p[end]);)
			end++;
		if (c == ' ' || c == '\t') {
			end = i + 1;
			continue;
		}
		if (c == '-' || c == '+' || c == '*')
			bullet = i + 1 == line.n || line.p[i + 1] == ' ' ||
			    line.p[i + 1] == '\t';
		else if (end > i && end < line.n)
			bullet = line.p[end] == '.' || line.p[end] == ')';
		if (c != '>' && !bullet)
			break;
		n++;
		end++;
	}
	return n;
}

/* Controls that have no business in a text; tab, LF, FF and CR have. */
static unsigned char
is_control(unsigned char c)
{
	unsigned char space = (unsigned char)(c - '\t') <= '\r' - '\t' &&
	    c != '\v';

	return (c < 0x20 && !space) || c == 0x7f;
}

static size_t
control(struct rg_view bytes)
{
	const unsigned char *p = (const unsigned char *)bytes.p;
	unsigned char any = 0;

	/* No branch, so that many bytes are looked at together. */
	for (size_t i = 0; i < bytes.n; i++)
		any |= is_control(p[i]);
	if (!any)
		return RG_NONE;
	for (size_t i = 0; i < bytes.n; i++)
		if (is_control(p[i]))
			return i;
	return RG_NONE;
}

/* What is wrong with a line: a diagnostic with its number and a limit. */
static bool
refuse(const struct rg_source *s, struct rg_diags *d, enum rg_diag_id id,
    size_t line, size_t limit)
{
	size_t at = rg_source_offset(s, line);
	char a[24], b[24];

	rg_diag_add(d, id, rg_span(s, at, at), number(a, sizeof(a), line),
	    number(b, sizeof(b), limit), rg_view(NULL, 0));
	return false;
}

static bool
lines_admitted(const struct rg_source *s, struct rg_diags *d)
{
	const struct rg_note_limits *most = &rg_note_limits;

	for (size_t n = 1; n <= s->nlines; n++) {
		struct rg_view line = rg_source_text(s, n);

		if (line.n > most->line)
			return refuse(s, d, RG_D_LINE_TOO_LONG, n, most->line);
		/* Each takes a byte at least. */
		if (line.n > most->nesting && containers(line) > most->nesting)
			return refuse(s, d, RG_D_TOO_NESTED, n,
			    most->nesting);
	}
	return true;
}

bool
rg_note_admit(const struct rg_source *s, struct rg_diags *d)
{
	const struct rg_view none = { 0 };
	size_t bad;
	char text[24];

	if (s->bytes.n > rg_note_limits.bytes) {
		rg_diag_add(d, RG_D_NOTE_TOO_BIG, rg_span(s, 0, 0),
		    number(text, sizeof(text), rg_note_limits.bytes), none,
		    none);
		return false;
	}
	bad = rg_utf8_check(s->bytes);
	if (bad != RG_NONE) {
		size_t line = rg_source_line(s, bad);

		rg_diag_add(d, RG_D_NOT_UTF8, rg_span(s, bad, bad + 1),
		    number(text, sizeof(text),
		    bad - rg_source_offset(s, line) + 1), none, none);
		return false;
	}
	bad = control(s->bytes);
	if (bad != RG_NONE) {
		snprintf(text, sizeof(text), "%04X",
		    (unsigned)(unsigned char)s->bytes.p[bad]);
		rg_diag_add(d, RG_D_CONTROL_CHAR, rg_span(s, bad, bad + 1),
		    rg_view_of(text), none, none);
		return false;
	}
	return lines_admitted(s, d);
}
