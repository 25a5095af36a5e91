/* The parts of the grammar in portspec.h; private to port. */
#ifndef PORT_GRAMMAR_H
#define PORT_GRAMMAR_H

#include "refgen/cursor.h"
#include "refgen/portspec.h"
#include "refgen/utf8.h"

/*
 * Words before a number, and transports in a row: "TCP and UDP ports".  Nobody
 * writes more, and looking further from each of ten thousand words would take
 * time with their square.
 */
#define WORDS_MAX 8

struct reader {
	const struct rg_lexicon	*lex;
	struct rg_cursor	 c;
	struct rg_view		 typo;
	bool			 open;		/* "(" of "TCP (port 22)" */
};

static inline bool
digit(int c)
{
	return c >= '0' && c <= '9';
}

/* Does a letter or a digit stand `ahead` bytes from here? */
static inline bool
in_word(const struct rg_cursor *c, size_t ahead)
{
	size_t at = c->at + ahead;

	if (at >= c->all.n)
		return false;
	return digit((unsigned char)c->all.p[at]) ||
	    rg_utf8_letter(rg_utf8_next(c->all, &at));
}

/* A word of `kind`; the cursor moves behind it. */
static inline bool
word(struct reader *r, rg_lex_set kind)
{
	return rg_lexicon_letters(r->lex, kind, r->c.all, r->c.at, &r->c.at)
	    != NULL;
}

/* transports.c */

/*
 * transports = both? transport (between transport)*
 *
 * Behind a port, as in "20/tcp, udp/69", the list ends at the comma: udp is
 * the next port's.
 */
rg_transports	spec_transports(struct reader *, bool behind);
/* Transports among other words: "(DHCP, UDP)". */
rg_transports	spec_transports_among(struct reader *, struct rg_view words);
/*
 * Is a digit ahead, maybe behind blanks, the word for port and the sign that
 * joins a transport to its port?
 */
bool		spec_digit_ahead(const struct reader *);

/* numbers.c */

/* The bytes of a dash: "-", and U+2010 to U+2015, U+2212, "~". */
bool		spec_dash(struct reader *);
/*
 * range = number (dash number)? | number "/" digits; `mapped` is set where
 * the number is the one that a container is reached at ("8080:80").
 */
bool		spec_range(struct reader *, struct rg_range *, bool *is_range,
		    bool *mapped);
/* A day: 2024-01-15, 15/01/2024; not 20/21/2049, no month being 20. */
bool		spec_date(const struct reader *);

#endif
