/*
 * One function a rule of the grammar in portspec.h, each with its rule above
 * it.  A rule that does not match leaves the cursor where it was.
 */
#include "refgen/portspec.h"

#include <strings.h>

#include "refgen/cursor.h"
#include "refgen/utf8.h"

/*
 * Words before a number, and transports in a row: "TCP and UDP ports".  Nobody
 * writes more, and looking further from each of ten thousand words would take
 * time with their square.
 */
#define WORDS_MAX 8

#define LAST_HOUR 23
#define HIGH 1024		/* neither a time nor a ratio */
#define NEAR 16			/* so many ports may be one service's */
#define RANGES_FROM 10000	/* no container listens there, but games do */
#define URL_MAX 100		/* bytes of a URL before its port */
#define TITLE_WORDS 3		/* "puerto por defecto" has two behind it */

struct reader {
	const struct rg_lexicon	*lex;
	struct rg_cursor	 c;
	struct rg_view		 typo;
	bool			 open;		/* "(" of "TCP (port 22)" */
};

static bool
digit(int c)
{
	return c >= '0' && c <= '9';
}

/* Does a letter or a digit stand `ahead` bytes from here? */
static bool
in_word(const struct rg_cursor *c, size_t ahead)
{
	size_t at = c->at + ahead;

	if (at >= c->all.n)
		return false;
	return digit((unsigned char)c->all.p[at]) ||
	    rg_utf8_letter(rg_utf8_next(c->all, &at));
}

/* A word of `kind`; the cursor moves behind it. */
static bool
word(struct reader *r, rg_lex_set kind)
{
	return rg_lexicon_letters(r->lex, kind, r->c.all, r->c.at, &r->c.at)
	    != NULL;
}

/* The bytes of a dash: "-", and U+2010 to U+2015, U+2212, "~". */
static bool
dash(struct reader *r)
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

/* transport = "tcp" | "udp" | ... , or a slip such as "TPC" */
static rg_transports
transport(struct reader *r)
{
	const struct rg_lexicon_entry *e;
	size_t from = r->c.at;
	struct rg_view letters;

	e = rg_lexicon_letters(r->lex, RG_LEX_TRANSPORT, r->c.all, from,
	    &r->c.at);
	if (!e)
		return 0;
	letters = rg_view_cut(r->c.all, from, r->c.at);
	/* As long as the name, and another word: a slip of the pen. */
	if (letters.n == e->value.n && strncasecmp(letters.p, e->value.p,
	    letters.n) != 0)
		r->typo = letters;
	return rg_transport_of(e->value);
}

/* The letters of "U/T" and "T/U", which are no words anywhere else. */
static rg_transports
initials(struct reader *r)
{
	static const char *const both[] = { "U/T", "T/U", "u/t", "t/u" };

	if (rg_cursor_peek(&r->c, 1) != '/' || in_word(&r->c, 3))
		return 0;
	for (size_t i = 0; i < sizeof(both) / sizeof(both[0]); i++) {
		if (rg_cursor_str(&r->c, both[i]))
			return RG_TCP | RG_UDP;
	}
	return 0;
}

/* What may stand between two transports; blanks alone do not. */
static bool
between_transports(struct reader *r)
{
	rg_cursor_blanks(&r->c);
	if (rg_cursor_byte(&r->c, '/') || rg_cursor_byte(&r->c, ',') ||
	    rg_cursor_byte(&r->c, '&') || rg_cursor_byte(&r->c, '+') ||
	    rg_cursor_byte(&r->c, '|') || rg_cursor_byte(&r->c, '-'))
		rg_cursor_blanks(&r->c);
	else if (!word(r, RG_LEX_AND) && !word(r, RG_LEX_OR))
		return false;
	if (word(r, RG_LEX_AND) || word(r, RG_LEX_OR))
		rg_cursor_blanks(&r->c);
	rg_cursor_blanks(&r->c);
	return true;
}

/*
 * Is a digit ahead, maybe behind blanks, the word for port and the sign that
 * joins a transport to its port?
 */
static bool
digit_ahead(const struct reader *r)
{
	struct reader ahead = *r;

	rg_cursor_blanks(&ahead.c);
	if (word(&ahead, RG_LEX_PORT))
		rg_cursor_blanks(&ahead.c);
	if (rg_among((char)rg_cursor_peek(&ahead.c, 0), "/:#=-")) {
		ahead.c.at++;
		rg_cursor_blanks(&ahead.c);
	}
	return digit(rg_cursor_peek(&ahead.c, 0));
}

/*
 * transports = both? transport (between transport)*
 *
 * Behind a port, as in "20/tcp, udp/69", the list ends at the comma: udp is
 * the next port's.
 */
static rg_transports
transports(struct reader *r, bool behind)
{
	size_t from = r->c.at, end;
	rg_transports set, one;
	bool comma;

	if ((set = initials(r)) != 0)
		return set;
	if (word(r, RG_LEX_BOTH))
		rg_cursor_blanks(&r->c);
	set = transport(r);
	if (set == 0) {
		r->c.at = from;
		return 0;
	}
	end = r->c.at;
	for (int i = 0; i < WORDS_MAX && between_transports(r); i++) {
		comma = rg_view_chr(rg_view_cut(r->c.all, end, r->c.at),
		    ',') != RG_NONE;
		one = transport(r);
		if (one == 0 || (behind && comma && digit_ahead(r)))
			break;
		set |= one;
		end = r->c.at;
	}
	r->c.at = end;
	return set;
}

rg_transports
rg_spec_read_transports(const struct rg_lexicon *lex, struct rg_view text,
    size_t *at, struct rg_view *typo)
{
	struct reader r = { .lex = lex, .c = { text, *at } };
	rg_transports set;

	set = transports(&r, false);
	if (set)
		*at = r.c.at;
	if (typo && r.typo.n)
		*typo = r.typo;
	return set;
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
	*text = rg_view_cut(r->c.all, from, r->c.at);
	return true;
}

/* A dash, or "to", "hasta el", "al puerto": what parts the two bounds. */
static bool
to(struct reader *r)
{
	size_t from;
	struct rg_view article;

	if (dash(r))
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

/* range = number (dash number)? | number "/" digits | number ":" number */
static bool
range(struct reader *r, struct rg_range *out, bool *is_range, bool *mapped)
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
	if (to(r)) {
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

/* Does a word begin with a digit?  "POP3" begins with another sign. */
static bool
has_number(struct rg_view v)
{
	for (size_t i = 0; i < v.n; i++)
		if (digit((unsigned char)v.p[i]) &&
		    (i == 0 || rg_among(v.p[i - 1], " ,;:-/")))
			return true;
	return false;
}

/* Offset of the ")" that closes what is open at the cursor, or RG_NONE. */
static size_t
closing(const struct reader *r)
{
	int depth = 1;

	for (size_t i = r->c.at; i < r->c.all.n && i - r->c.at < 48; i++) {
		if (r->c.all.p[i] == '\n')
			return RG_NONE;
		depth += r->c.all.p[i] == '(';
		depth -= r->c.all.p[i] == ')';
		if (depth == 0)
			return i;
	}
	return RG_NONE;
}

/* Transports among other words: "(DHCP, UDP)". */
static rg_transports
transports_among(struct reader *r, struct rg_view words)
{
	rg_transports set = 0;
	bool start = true;

	for (size_t at = 0; at < words.n; at++) {
		struct reader inner = { .lex = r->lex, .c = { words, at } };

		if (start)
			set |= transports(&inner, false);
		start = words.p[at] == ' ' || words.p[at] == ',';
	}
	return set;
}

/* "(" words ")": transports, or a label such as "data", or both. */
static void
parenthesis(struct reader *r, struct rg_spec_item *item)
{
	size_t from = r->c.at, end, at = 0;
	struct rg_view words;
	rg_transports set;

	rg_cursor_blanks(&r->c);
	if (!rg_cursor_byte(&r->c, '(')) {
		r->c.at = from;
		return;
	}
	end = closing(r);
	if (end == RG_NONE) {		/* "(UDP - the words on it ...)" */
		set = transports(r, false);
		if (rg_cursor_blanks(&r->c) > 0 && dash(r))
			item->transports |= set;
		r->c.at = from;
		return;
	}
	words = rg_view_trim(rg_view_cut(r->c.all, r->c.at, end));
	r->c.at = end + 1;
	item->transports |= transports_among(r, words);
	if (rg_spec_transports(r->lex, words, &at, &r->typo) && at == words.n)
		return;
	if (words.n && !has_number(words))
		item->label = words;
	else
		r->c.at = from;
}

/*
 * suffix = "/" transports | "(" words ")" transports? | over? transports
 *
 * In "TCP 445/UDP 137" the UDP is the next item's: an item that has its
 * transport before it takes none from behind when a number follows.
 */
static void
suffix(struct reader *r, struct rg_spec_item *item, bool led)
{
	size_t from = r->c.at;
	bool comma = false;
	rg_transports set;

	/* "5004+", but "139+445" are two. */
	if (rg_cursor_byte(&r->c, '+') && !digit_ahead(r))
		from = r->c.at;
	r->c.at = from;
	rg_cursor_blanks(&r->c);
	if ((comma = rg_cursor_byte(&r->c, ',')) ||
	    rg_cursor_byte(&r->c, '/') || rg_cursor_byte(&r->c, ':') || dash(r))
		rg_cursor_blanks(&r->c);
	if (word(r, RG_LEX_OVER) || word(r, RG_LEX_FROM))	/* "22 en TCP" */
		rg_cursor_blanks(&r->c);
	set = transports(r, true);
	if (set == 0 || ((led || comma) && digit_ahead(r))) {
		r->c.at = from;
		set = 0;
	}
	item->transports |= set;
	parenthesis(r, item);
	from = r->c.at;
	rg_cursor_blanks(&r->c);
	/* "68 (client) UDP" */
	if (led || set || item->label.n == 0 ||
	    (set = transports(r, true)) == 0 || digit_ahead(r)) {
		r->c.at = from;
		return;
	}
	item->transports |= set;
}

/* "The port is 22", "el puerto es el 22": what ties the word to a number. */
static void
copula(struct reader *r)
{
	struct rg_view article;
	size_t from = r->c.at;

	if (!word(r, RG_LEX_IS))
		return;
	rg_cursor_blanks(&r->c);
	if (digit(rg_cursor_peek(&r->c, 0)))
		return;
	/* "a port is a 16-bit number" has an article of one letter. */
	if (!rg_cursor_letters(&r->c, &article) || article.n == 1 ||
	    article.n > 3 || rg_cursor_blanks(&r->c) == 0 || !digit(rg_cursor_peek(&r->c, 0)))
		r->c.at = from;
}

/*
 * "Puerto por defecto", "Port d'écoute": the words behind the word for port,
 * which started at `from`, as far as the title of a column goes with them.
 */
static void
title(struct reader *r, size_t from)
{
	size_t at = r->c.at, begin;

	for (int i = 0; i < TITLE_WORDS; i++) {
		while (at < r->c.all.n && r->c.all.p[at] == ' ')
			at++;
		begin = at;
		while (at < r->c.all.n && !rg_among(r->c.all.p[at],
		    " :=-\n\t0123456789"))
			at++;
		if (at == begin || rg_lexicon_letters(r->lex, RG_LEX_TRANSPORT,
		    r->c.all, begin, NULL))
			return;
		if (rg_lexicon_word(r->lex, RG_LEX_PORT_COLUMN,
		    rg_view_cut(r->c.all, from, at)))
			r->c.at = at;
	}
}

/*
 * What may part a transport from the word for port: "UDP (port 53)", "TCP and
 * port 22"; not "TCP (22)".
 */
static void
before_port(struct reader *r)
{
	struct reader ahead = *r;
	size_t from;
	bool open;

	rg_cursor_blanks(&ahead.c);
	open = rg_cursor_byte(&ahead.c, '(');
	if (!open && (!word(&ahead, RG_LEX_AND) ||
	    rg_cursor_blanks(&ahead.c) == 0))
		return;
	from = ahead.c.at;
	if (word(&ahead, RG_LEX_PORT)) {
		r->c.at = from;
		r->open = open;
	}
}

/* lead = (transports ("(" | and-word)? | port-word title? copula?)* ":"? */
static bool
lead(struct reader *r, rg_transports *set, bool *port_word)
{
	bool any = false;
	rg_transports one;
	size_t from;

	for (int i = 0; i < WORDS_MAX; i++) {
		from = r->c.at;
		if ((one = transports(r, false)) != 0) {
			*set |= one;
			before_port(r);
		} else if (!word(r, RG_LEX_PORT))
			break;
		else {
			*port_word = true;
			title(r, from);
		}
		any = true;
		if (!rg_cursor_str(&r->c, "(s)"))
			rg_cursor_str(&r->c, "(es)");
		rg_cursor_blanks(&r->c);
		if (rg_among((char)rg_cursor_peek(&r->c, 0), "/:#=-")) {
			r->c.at++;
			rg_cursor_blanks(&r->c);
		}
		if (*port_word)
			copula(r);
	}
	return any;
}

/* A year that a note may speak of, and not only some port: 1990, 2024. */
static bool
year(struct rg_view digits)
{
	return digits.n == 4 && (rg_view_starts(digits, RG_V("19")) ||
	    rg_view_starts(digits, RG_V("20")));
}

/* A day: 2024-01-15, 15/01/2024; not 20/21/2049, no month being 20. */
static bool
date(const struct reader *r)
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

/* item = lead? range suffix?, and no number of another kind */
static bool
item(struct reader *r, struct rg_spec *spec, rg_transports *sticky)
{
	struct rg_spec_item *it = &spec->items[spec->n];
	size_t from = r->c.at;
	rg_transports set = 0;
	bool port_word = false, is_range, mapped;

	*it = (struct rg_spec_item){ 0 };
	if (!digit(rg_cursor_peek(&r->c, 0)))
		lead(r, &set, &port_word);
	it->at = r->c.at;
	if (date(r) || !range(r, &it->range, &is_range, &mapped)) {
		r->c.at = from;
		return false;
	}
	if (!rg_cursor_end(&r->c))
		suffix(r, it, set != 0);
	if (in_word(&r->c, 0) && digit(r->c.all.p[r->c.at - 1])) {
		r->c.at = from;		/* "3DES", "10k": no number */
		return false;
	}
	if (r->open && rg_cursor_byte(&r->c, ')'))
		r->open = false;
	it->end = r->c.at;
	if (set) {
		it->transports |= set;
		*sticky = set;
	} else if (it->transports == 0) {
		it->transports = *sticky;
	} else {
		*sticky = 0;
	}
	spec->word |= port_word;
	spec->marked |= it->transports != 0;
	spec->range_signs |= is_range;
	spec->mapped |= mapped;
	spec->n++;
	return true;
}

/* join = "," | "/" | "&" | "+" | ";" | and-word | line break */
static bool
join(struct reader *r)
{
	bool any = false;

	for (;;) {
		rg_cursor_blanks(&r->c);
		if (!rg_cursor_end(&r->c) &&
		    rg_among((char)rg_cursor_peek(&r->c, 0), ",/&+;\n"))
			r->c.at++;
		else if (!word(r, RG_LEX_AND) && !word(r, RG_LEX_OR))
			return any;
		any = true;
	}
}

/* "20, 21/tcp": a transport behind the last holds for those before it. */
static void
spread_back(struct rg_spec *spec)
{
	for (size_t i = spec->n; i-- > 1;)
		if (spec->items[i - 1].transports == 0)
			spec->items[i - 1].transports =
			    spec->items[i].transports;
}

void
rg_spec_init(struct rg_spec *spec, struct rg_view text)
{
	spec->n = 0;
	spec->word = spec->marked = spec->range_signs = spec->mapped = false;
	spec->at = spec->end = 0;
	spec->text = text;
	spec->typo = rg_view(NULL, 0);
}

bool
rg_spec_may(const struct rg_lexicon *lex, struct rg_view text, size_t at)
{
	const rg_lex_set lead = RG_LEX_TRANSPORT | RG_LEX_BOTH | RG_LEX_PORT;

	if (at >= text.n)
		return false;
	if (digit((unsigned char)text.p[at]))
		return true;
	if (at + 1 < text.n && text.p[at + 1] == '/')		/* "U/T" */
		return rg_among(text.p[at], "UTut");
	return rg_lexicon_letters(lex, lead, text, at, NULL) != NULL;
}

/* "redis://cache:6379/0": behind the port of a URL comes its path. */
static bool
in_url(const struct reader *r, size_t at)
{
	size_t from = at;

	if (rg_cursor_peek(&r->c, 0) != '/' || at == 0 ||
	    r->c.all.p[at - 1] != ':')
		return false;
	while (from > 0 && at - from < URL_MAX && r->c.all.p[from - 1] != ' ')
		from--;
	return rg_view_find(rg_view_cut(r->c.all, from, at),
	    RG_V("://")) != RG_NONE;
}

bool
rg_spec_read(struct rg_spec *spec, const struct rg_lexicon *lex,
    struct rg_view text, size_t at)
{
	struct reader r = { .lex = lex, .c = { text, at } };
	rg_transports sticky = 0;
	size_t end;
	bool colon;

	rg_cursor_blanks(&r.c);
	if (!rg_spec_may(lex, text, r.c.at))
		return false;
	rg_spec_init(spec, text);
	spec->at = r.c.at;
	if (!item(&r, spec, &sticky))
		return false;
	colon = spec->at > 0 && text.p[spec->at - 1] == ':';
	for (end = r.c.at; spec->n < RG_SPEC_MAX; end = r.c.at) {
		bool labelled = spec->items[spec->n - 1].label.n > 0;

		if (spec->n == 1 && in_url(&r, spec->at)) {
			while (end < text.n && !rg_among(text.p[end], " \t\n"))
				end++;
			break;
		}
		/* "21(C)20(D)" has nothing between but the label's end. */
		if (!join(&r) && !labelled)
			break;
		if (colon)			/* ":25 / :465" */
			rg_cursor_byte(&r.c, ':');
		if (!item(&r, spec, &sticky))
			break;
	}
	r.c.at = end;
	if (rg_cursor_peek(&r.c, 0) == '/' && digit(rg_cursor_peek(&r.c, 1)))
		return false;		/* "31/03/26" */
	spread_back(spec);
	spec->end = end;
	spec->typo = r.typo;
	return true;
}
