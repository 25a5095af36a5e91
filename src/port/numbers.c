/*
 * Numbers of ports and ranges of them, and what looks like one and is none:
 * one function a rule of the grammar in portspec.h.
 */
#include "grammar.h"

#define LAST_HOUR 23
#define HIGH 1024		/* neither a time nor a ratio */
#define NEAR 16			/* so many ports may be one service's */
#define RANGES_FROM 10000	/* no container listens there, but games do */

bool
spec_dash(struct reader *r)
{
	unsigned char third = rg_cursor_peek(&r->c, 2);

	if (rg_cursor_byte(&r->c, '-') || rg_cursor_byte(&r->c, '~'))
		return true;
	if (rg_cursor_peek(&r->c, 0) != 0xe2)
		return false;
	if ((rg_cursor_peek(&r->c, 1) == 0x80 && third >= 0x90 &&
	    third <= 0x95) ||
	    (rg_cursor_peek(&r->c, 1) == 0x88 && third == 0x92)) {
		r->c.at += 3;
		return true;
	}
	return false;
}

static uint32_t
value_of(struct rg_view digits)
{
	uint32_t value = 0;

	for (size_t i = 0; i < digits.n; i++)
		value = value * 10 + (uint32_t)(digits.p[i] - '0');
	return value;
}

/* Is it where a class of ports begins or ends, or the number of all? */
static bool
bound(uint32_t n)
{
	return n == 1023 || n == 1024 || n == 49151 || n == 49152 ||
	    n == 65535 || n == 65536;
}

/*
 * The separator of thousands at the cursor, if the three digits behind it end
 * the number: "49,152" but not "80,443", which is two ports.  A group of two
 * or more digits before a comma is a number only inside a range, or where
 * the whole cannot be two ports people list (a bound of a class); a blank
 * parts the thousands of a bound alone.
 */
static bool
thousands(struct reader *r, struct rg_view head, bool in_range,
    uint32_t *value)
{
	unsigned char sign = rg_cursor_peek(&r->c, 0);
	uint32_t whole;

	if (!rg_among((char)sign, ".,_' ") || head.n > 2 || head.p[0] == '0' ||
	    !digit(rg_cursor_peek(&r->c, 1)) ||
	    !digit(rg_cursor_peek(&r->c, 2)) ||
	    !digit(rg_cursor_peek(&r->c, 3)) ||
	    in_word(&r->c, 4))
		return false;
	if (rg_among((char)rg_cursor_peek(&r->c, 4), ".,") &&
	    digit(rg_cursor_peek(&r->c, 5)))
		return false;
	whole = value_of(head) * 1000 +
	    value_of(rg_view(r->c.all.p + r->c.at + 1, 3));
	if (whole > 65999 || (sign == ' ' && !bound(whole)))
		return false;
	if (sign == ',' && head.n > 1 && !in_range && !bound(whole) &&
	    whole < RG_PORT_MAX && whole % 1000 != 0)
		return false;
	r->c.at += 4;
	*value = whole;
	return true;
}

/*
 * The number behind a colon, "8080:80"; but "10:30" is a time, "16:9" a
 * ratio, and what goes on with a colon or a point is an address.  A low
 * number leads to itself, to a high one, or has its transport behind.
 */
static bool
behind_colon(const struct reader *r, uint32_t first, uint32_t *value,
    size_t *end)
{
	struct rg_cursor c = r->c;
	struct rg_view digits;

	if (!rg_cursor_byte(&c, ':') || !rg_cursor_digits(&c, &digits, 5) ||
	    digits.p[0] == '0' || first == 0 || first > RG_PORT_MAX)
		return false;
	*value = value_of(digits);
	*end = c.at;
	if (*value > RG_PORT_MAX || in_word(&c, 0) ||
	    (rg_among((char)rg_cursor_peek(&c, 0), ":.%") &&
	    (in_word(&c, 1) || rg_cursor_peek(&c, 1) == ':')))
		return false;
	if (first >= HIGH || *value >= HIGH)
		return true;
	return (first == *value && first > LAST_HOUR) ||
	    (rg_cursor_peek(&c, 0) == '/' && in_word(&c, 1));
}

/*
 * Does a group of hexadecimal digits follow the colon at the cursor, as in an
 * address of IPv6 or of a card: with another colon behind it, or a digit in it?
 */
static bool
in_address(const struct rg_cursor *c)
{
	size_t n = 1;
	bool digits = false;

	while (rg_cursor_peek(c, n) && rg_among((char)rg_cursor_peek(c, n),
	    "0123456789abcdefABCDEF"))
		digits |= digit(rg_cursor_peek(c, n++));
	return n > 2 && n <= 5 && (rg_cursor_peek(c, n) == ':' ||
	    (digits && !digit(rg_cursor_peek(c, 1)) && !in_word(c, n)));
}

/* number = digits | digits [.,_' ] three digits */
static bool
number(struct reader *r, bool in_range, uint32_t *value, struct rg_view *text)
{
	size_t from = r->c.at, end;
	struct rg_view digits;
	uint32_t second;

	if (!rg_cursor_digits(&r->c, &digits, 6) ||
	    digit(rg_cursor_peek(&r->c, 0)) ||
	    (digits.n > 1 && digits.p[0] == '0')) {
		r->c.at = from;
		return false;
	}
	*value = value_of(digits);
	thousands(r, digits, in_range, value);
	/* "10.0.0.1", "1.2" and "10:30" are addresses, versions, times. */
	if (rg_among((char)rg_cursor_peek(&r->c, 0), ".:") &&
	    digit(rg_cursor_peek(&r->c, 1)) &&
	    (in_range || !behind_colon(r, *value, &second, &end))) {
		r->c.at = from;
		return false;
	}
	if (rg_cursor_peek(&r->c, 0) == ':' && in_address(&r->c)) {
		r->c.at = from;
		return false;
	}
	*text = rg_view_cut(r->c.all, from, r->c.at);
	return true;
}

/* A dash, or "to", "hasta el", "al puerto": what parts the two bounds. */
static bool
to(struct reader *r)
{
	size_t from;
	struct rg_view article;

	if (spec_dash(r))
		return true;
	if (!word(r, RG_LEX_TO))
		return false;
	rg_cursor_blanks(&r->c);
	from = r->c.at;
	if (!word(r, RG_LEX_PORT) && (!rg_cursor_letters(&r->c, &article) ||
	    article.n > 3))
		r->c.at = from;
	return true;
}

/*
 * "0 -> 1023": an arrow from where a class of ports begins; from other ports it
 * leads to where they are forwarded.
 */
static bool
arrow(struct reader *r, uint32_t low)
{
	return (low == 0 || bound(low)) && (rg_cursor_str(&r->c, "->") ||
	    rg_cursor_str(&r->c, "→"));
}

/* Is that ahead, with a number behind it? */
static bool
to_ahead(struct reader *r)
{
	size_t from = r->c.at, end;
	bool yes;

	rg_cursor_blanks(&r->c);
	yes = to(r);
	end = r->c.at;
	if (yes)
		rg_cursor_blanks(&r->c);
	yes = yes && end > from && digit(rg_cursor_peek(&r->c, 0));
	r->c.at = from;
	return yes;
}

/*
 * The digits behind the slash of "67/8": fewer than those before, and the
 * number they make by replacing its end is the next one up or nearly so.
 */
static bool
short_second(struct reader *r, struct rg_view first, uint32_t *value)
{
	size_t from = r->c.at;
	struct rg_view tail;
	uint32_t whole, scale = 1;

	if (!rg_cursor_byte(&r->c, '/') ||
	    !rg_cursor_digits(&r->c, &tail, 2) || tail.n >= first.n ||
	    in_word(&r->c, 0)) {
		r->c.at = from;
		return false;
	}
	for (size_t i = 0; i < tail.n; i++)
		scale *= 10;
	whole = *value / scale * scale + value_of(tail);
	if (whole <= *value || whole - *value > 9) {
		r->c.at = from;
		return false;
	}
	*value = whole;
	return true;
}

/*
 * number ":" number.  iptables writes "6000:6007" for a range; in "8080:80"
 * only the first is a port that anybody reaches.
 */
static bool
colon_pair(struct reader *r, struct rg_range *out, bool *is_range,
    bool *mapped)
{
	uint32_t second;
	size_t end;

	if (!behind_colon(r, out->first, &second, &end))
		return false;
	*is_range = second > out->first && (out->first >= RANGES_FROM ||
	    second - out->first < NEAR || bound(second));
	*mapped = !*is_range;
	if (*is_range)
		out->last = second;
	r->c.at = end;
	return true;
}

bool
spec_range(struct reader *r, struct rg_range *out, bool *is_range, bool *mapped)
{
	struct rg_view first, last;
	uint32_t low, high;
	size_t end, start = r->c.at;

	if (!number(r, false, &low, &first))
		return false;
	*is_range = *mapped = false;
	*out = (struct rg_range){ low, low };
	if (rg_cursor_end(&r->c))
		return true;
	if (to_ahead(r)) {
		/* The first number may be "49,152" now that it is a bound. */
		r->c.at = start;
		number(r, true, &low, &first);
	} else if (rg_cursor_peek(&r->c, 0) == ',') {
		struct reader again = *r;

		again.c.at = start;
		if (number(&again, true, &low, &first) && to_ahead(&again))
			*r = again;
		else
			low = value_of(first = rg_view_cut(r->c.all, start,
			    r->c.at));
	}
	end = r->c.at;
	*out = (struct rg_range){ low, low };
	if (colon_pair(r, out, is_range, mapped))
		return true;
	high = low;
	if (short_second(r, first, &high)) {
		out->last = high;
		return true;
	}
	rg_cursor_blanks(&r->c);
	if (arrow(r, low) || to(r)) {
		rg_cursor_blanks(&r->c);
		if (number(r, true, &high, &last) && !in_word(&r->c, 0)) {
			out->last = high;
			*is_range = true;
			return true;
		}
	}
	r->c.at = end;
	return true;
}

/* A year that a note may speak of, and not only some port: 1990, 2024. */
static bool
year(struct rg_view digits)
{
	return digits.n == 4 && (rg_view_starts(digits, RG_V("19")) ||
	    rg_view_starts(digits, RG_V("20")));
}

bool
spec_date(const struct reader *r)
{
	struct rg_cursor c = r->c;
	struct rg_view part[3];
	uint32_t a, b;
	char sign;

	if (!rg_cursor_digits(&c, &part[0], 4))
		return false;
	sign = (char)rg_cursor_peek(&c, 0);
	if ((sign != '-' && sign != '/') || !rg_cursor_byte(&c, sign) ||
	    !rg_cursor_digits(&c, &part[1], 2) || !rg_cursor_byte(&c, sign) ||
	    !rg_cursor_digits(&c, &part[2], 4) || in_word(&c, 0))
		return false;
	b = value_of(part[1]);
	if (year(part[0]))
		return part[2].n <= 2 && b >= 1 && b <= 12;
	a = value_of(part[0]);
	return year(part[2]) && part[0].n <= 2 && a >= 1 && b >= 1 &&
	    (a <= 12 || b <= 12) && a <= 31 && b <= 31;
}
