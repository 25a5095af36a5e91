/*
 * Lists of transports, one function a rule of the grammar in portspec.h.
 */
#include "grammar.h"

#include <strings.h>

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

bool
spec_digit_ahead(const struct reader *r)
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

rg_transports
spec_transports(struct reader *r, bool behind)
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
		if (one == 0 || (behind && comma && spec_digit_ahead(r)))
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

	set = spec_transports(&r, false);
	if (set)
		*at = r.c.at;
	if (typo && r.typo.n)
		*typo = r.typo;
	return set;
}

rg_transports
spec_transports_among(struct reader *r, struct rg_view words)
{
	rg_transports set = 0;
	bool start = true;

	for (size_t at = 0; at < words.n; at++) {
		struct reader inner = { .lex = r->lex, .c = { words, at } };

		if (start)
			set |= spec_transports(&inner, false);
		start = words.p[at] == ' ' || words.p[at] == ',';
	}
	return set;
}
