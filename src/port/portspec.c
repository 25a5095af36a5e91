/*
 * One function a rule of the grammar in portspec.h, each with its rule above
 * it.  A rule that does not match leaves the cursor where it was.
 */
#include "grammar.h"

#define URL_MAX 100		/* bytes of a URL before its port */
#define TITLE_WORDS 3		/* "puerto por defecto" has two behind it */

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
		set = spec_transports(r, false);
		if (rg_cursor_blanks(&r->c) > 0 && spec_dash(r))
			item->transports |= set;
		r->c.at = from;
		return;
	}
	words = rg_view_trim(rg_view_cut(r->c.all, r->c.at, end));
	r->c.at = end + 1;
	item->transports |= spec_transports_among(r, words);
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
	if (rg_cursor_byte(&r->c, '+') && !spec_digit_ahead(r))
		from = r->c.at;
	r->c.at = from;
	rg_cursor_blanks(&r->c);
	if ((comma = rg_cursor_byte(&r->c, ',')) ||
	    rg_cursor_byte(&r->c, '/') || rg_cursor_byte(&r->c, ':') || spec_dash(r))
		rg_cursor_blanks(&r->c);
	if (word(r, RG_LEX_OVER) || word(r, RG_LEX_FROM))	/* "22 en TCP" */
		rg_cursor_blanks(&r->c);
	set = spec_transports(r, true);
	if (set == 0 || ((led || comma) && spec_digit_ahead(r))) {
		r->c.at = from;
		set = 0;
	}
	item->transports |= set;
	parenthesis(r, item);
	from = r->c.at;
	rg_cursor_blanks(&r->c);
	/* "68 (client) UDP" */
	if (led || set || item->label.n == 0 ||
	    (set = spec_transports(r, true)) == 0 || spec_digit_ahead(r)) {
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
		if ((one = spec_transports(r, false)) != 0) {
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
		if (rg_cursor_str(&r->c, "->") || rg_cursor_str(&r->c, "→")) {
			rg_cursor_blanks(&r->c);
		} else if (rg_among((char)rg_cursor_peek(&r->c, 0), "/:#=-")) {
			r->c.at++;
			rg_cursor_blanks(&r->c);
		}
		if (*port_word)
			copula(r);
	}
	return any;
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
	if (spec_date(r) || !spec_range(r, &it->range, &is_range, &mapped)) {
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
