/*
 * A port specification is how people write ports: `22`, `20, 21`, `20/21`,
 * `67-68`, `67/8`, `137–139`, `20 & 21`, `20 y 21`, `139+445`, `tcp/20`,
 * `20/tcp`, `TCP 20`, `53 (TCP/UDP)`, `U/T`, `1.023`, `49,152`.
 *
 * rg_spec_read() is the one grammar for all of them; every reader (table
 * cell, bullet, heading, sentence) calls it at the place where it expects
 * ports.  It works on plain text (markup removed) and says where in that
 * text each port stands.  Whether a number is a port at all is the reader's
 * decision: the grammar only says what was written, and how sure its signs
 * are (`word`, `marked`).
 *
 *	spec       = lead? item (join item)*
 *	lead       = (transports ("(" | and-word)? |
 *	             port-word title? ("is" article?)?)+ ":"?
 *	item       = transports? port-word? range suffix?
 *	range      = number (dash number)? | number "/" digits   67/8 = 67, 68
 *	           | number ":" number           6000:6007; 8080:80 = 8080
 *	suffix     = "/" transports | "(" words ")" transports? |
 *	             over? transports
 *	join       = "," | "/" | "&" | "+" | ";" | and-word | line break
 *	number     = digits | digits [.,_' ] three digits
 *	transports = transport (("/" | "," | "&" | "+" | and-word) transport)*
 *
 * A colon right before the first number may stand before the others as well
 * (":25 / :465").  The words (transports, "port", "and", "to", "is", "over")
 * come from the lexicon, and so does what makes a title of the word for port:
 * "por defecto" in "Puerto por defecto".
 */
#ifndef REFGEN_PORTSPEC_H
#define REFGEN_PORTSPEC_H

#include "refgen/lexicon.h"
#include "refgen/port.h"

#define RG_SPEC_MAX 32		/* items; more are left unread */

struct rg_spec_item {
	struct rg_range		 range;		/* as written */
	rg_transports		 transports;	/* stated for this item */
	struct rg_view		 label;		/* "data" in "20 (data)" */
	size_t			 at, end;	/* offsets in the text */
};

struct rg_spec {
	struct rg_spec_item	 items[RG_SPEC_MAX];
	size_t			 n;
	bool			 word;		/* "port" stood before it */
	bool			 marked;	/* a transport stands with it */
	bool			 range_signs;	/* some item is a range */
	bool			 mapped;	/* some item is "8080:80" */
	size_t			 at, end;	/* of the whole, in the text */
	struct rg_view		 text;		/* that it was read from */
	struct rg_view		 typo;		/* "TPC", if one was read */
};

/* Empty, of a text; items that are not there are left as they were. */
void		rg_spec_init(struct rg_spec *, struct rg_view text);
/*
 * False if no specification starts right at `at`: it takes a digit, or a word
 * that may stand before one.  For loops over all of a text.
 */
bool		rg_spec_may(const struct rg_lexicon *, struct rg_view text,
		    size_t at);
/*
 * Reads the specification that starts at `at` of `text` (blanks before it
 * are skipped).  False, and nothing read, if none starts there.
 */
bool		rg_spec_read(struct rg_spec *, const struct rg_lexicon *,
		    struct rg_view text, size_t at);
/* The same as rg_spec_transports(), where one may start. */
rg_transports	rg_spec_read_transports(const struct rg_lexicon *,
		    struct rg_view text, size_t *at, struct rg_view *typo);

/* False if no list of transports starts right at `at`: most often none does. */
static inline bool
rg_spec_may_transports(const struct rg_lexicon *lex, struct rg_view text,
    size_t at)
{
	return rg_lexicon_may(lex, RG_LEX_BOTH | RG_LEX_TRANSPORT, text, at) ||
	    (at + 1 < text.n && text.p[at + 1] == '/');		/* "U/T" */
}

/*
 * Reads a list of transports ("TCP/UDP", "both TCP and UDP", "U/T") at `*at`
 * and moves `*at` behind it; 0 if none starts there.
 */
static inline rg_transports
rg_spec_transports(const struct rg_lexicon *lex, struct rg_view text,
    size_t *at, struct rg_view *typo)
{
	return rg_spec_may_transports(lex, text, *at) ?
	    rg_spec_read_transports(lex, text, at, typo) : 0;
}

#endif
