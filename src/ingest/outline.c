#include "outline.h"

#include "refgen/cursor.h"
#include "refgen/utf8.h"

#define TAB_STOP 4		/* CommonMark, section 2.2 */

static const uint32_t bullets[] = {
	'-', '*', '+', 0xb7 /* · */, 0x2022 /* • */, 0x25e6 /* ◦ */,
	0x25aa /* ▪ */, 0x25cf /* ● */, 0x25cb /* ○ */, 0x2023 /* ‣ */,
	0x2043 /* ⁃ */, 0x276f /* ❯ */, 0x27a2 /* ➢ */, 0x25ba /* ► */,
	0x2013 /* – */, 0x2014 /* — */, 0xf0b7, 0xf0a7,
};

static size_t
indent(struct rg_cursor *c, int quotes)
{
	size_t column = 0;

	for (;; c->at++) {
		unsigned char b = rg_cursor_peek(c, 0);

		if (b == '\t') {
			column += TAB_STOP - column % TAB_STOP;
		} else if (b == ' ') {
			column++;
		} else if (b == '>' && quotes > 0) {
			quotes--;
			column = 0;
		} else {
			return column;
		}
	}
}

static bool
blank_next(const struct rg_cursor *c)
{
	unsigned char b = rg_cursor_peek(c, 0);

	return b == ' ' || b == '\t' || b == 0;
}

static bool
bullet(struct rg_cursor *c)
{
	size_t at = c->at;
	uint32_t sign = rg_utf8_next(c->all, &at);

	for (size_t i = 0; i < sizeof(bullets) / sizeof(bullets[0]); i++) {
		struct rg_cursor after = { c->all, at };

		if (sign == bullets[i] && blank_next(&after)) {
			c->at = at;
			return true;
		}
	}
	return false;
}

/* The "." or ")" behind a number or letter, and a blank. */
static bool
point(struct rg_cursor *c)
{
	return (rg_cursor_byte(c, '.') || rg_cursor_byte(c, ')')) &&
	    blank_next(c);
}

#define ORDINAL_MAX 4		/* bytes before the point */

static enum marker
ordinal(struct rg_cursor *c)
{
	struct rg_cursor ahead = *c;
	struct rg_view word;
	bool roman = true;
	enum marker kind;

	if (rg_cursor_digits(&ahead, &word, 3)) {
		kind = MARK_NUMBER;
	} else if (rg_cursor_letters(&ahead, &word) &&
	    word.n <= ORDINAL_MAX) {
		for (size_t i = 0; i < word.n; i++)
			roman &= word.p[i] == 'i' || word.p[i] == 'v' ||
			    word.p[i] == 'x';
		if (!roman && word.n > 1)
			return MARK_NONE;
		kind = roman ? MARK_ROMAN : MARK_LETTER;
	} else {
		return MARK_NONE;
	}
	if (!point(&ahead))
		return MARK_NONE;
	*c = ahead;
	return kind;
}

/* Most lines begin with a word that no point follows so soon. */
static bool
point_near(const struct rg_cursor *c)
{
	for (size_t i = 1; i <= ORDINAL_MAX; i++)
		if (rg_cursor_peek(c, i) == '.' || rg_cursor_peek(c, i) == ')')
			return true;
	return false;
}

/* "[ ] " and "[x] " of a task list. */
static void
task(struct rg_cursor *c)
{
	struct rg_cursor ahead = *c;
	unsigned char tick = rg_cursor_peek(c, 1);

	if (!rg_cursor_byte(&ahead, '[') ||
	    (tick != ' ' && tick != 'x' && tick != 'X'))
		return;
	ahead.at++;
	if (!rg_cursor_byte(&ahead, ']') || !blank_next(&ahead))
		return;
	rg_cursor_blanks(&ahead);
	*c = ahead;
}

static bool
definition(struct rg_cursor *c)
{
	struct rg_cursor ahead = *c;

	if (!rg_cursor_byte(&ahead, ':') || !blank_next(&ahead) ||
	    rg_cursor_peek(&ahead, 0) == 0)
		return false;
	*c = ahead;
	return true;
}

static enum marker
marker(struct rg_cursor *c)
{
	unsigned char first = rg_cursor_peek(c, 0);

	if (first == '\0')
		return MARK_NONE;
	if (first == ':')
		return definition(c) ? MARK_DEFINITION : MARK_NONE;
	if (first >= 0x80 || first == '-' || first == '*' || first == '+')
		if (bullet(c))
			return MARK_BULLET;
	return point_near(c) ? ordinal(c) : MARK_NONE;
}

struct line_start
read_start(const struct rg_source *s, size_t from, size_t to, int quotes)
{
	struct rg_cursor c = { rg_view(s->bytes.p, to), from };
	struct line_start start = { .indent = indent(&c, quotes) };
	unsigned char sign = rg_cursor_peek(&c, 0);

	start.mark = c.at;
	start.marker = marker(&c);
	if (start.marker != MARK_NONE) {
		rg_cursor_blanks(&c);
		task(&c);
	}
	start.text = c.at;
	start.listed = start.marker == MARK_NUMBER ||
	    (start.marker == MARK_BULLET && sign < 0x80);
	return start;
}
