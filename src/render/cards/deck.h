/*
 * A deck: what an exam asks for as cards, each with a question and an answer,
 * before they have a form.  Paper, HTML and Anki are made from the same deck.
 *
 * A deck lives in the arena that it was made in.  Its texts are one line
 * each, and nothing in them acts unseen.
 */
#ifndef REFGEN_CARDS_DECK_H
#define REFGEN_CARDS_DECK_H

#include "refgen/cards.h"
#include "refgen/map.h"
#include "refgen/vec.h"

/* What a line of a side is. */
enum role {
	ROLE_KEY,		/* what it is all about: "53", "DNS" */
	ROLE_HOW,		/* "tcp · udp" */
	ROLE_TERM,		/* one of several: "DHCP", "67 · udp" */
	ROLE_STANDS,		/* "Domain Name System" */
	ROLE_SAYS,		/* a sentence */
};
#define ROLES 5

struct line {
	enum role	 role;
	rg_lang		 lang;
	struct rg_view	 text;
};

struct side {
	rg_lang			 lang;
	struct rg_view		 label;		/* "Which service?" */
	RG_VEC(struct line)	 lines;
	struct rg_view		 source;	/* small print; may be empty */
};

/* A service on ports, as the exam asks for it. */
struct entry {
	const struct rg_exam_item	*item;
	const struct rg_service		*service;	/* NULL: only a name */
	const struct rg_endpoint	*endpoint;	/* NULL: not in notes */
	struct rg_range			 ports;
	bool				 no_port;
	rg_transports			 transports;
};

struct card {
	struct rg_view		 key;	/* "port-53": the same in any build */
	enum rg_ask		 ask;
	struct side		 question, answer;
};

struct deck {
	struct rg_arena			*arena;
	const struct rg_render_job	*job;
	const struct rg_exam		*exam;
	RG_VEC(struct entry)		 entries;	/* by port */
	RG_VEC(struct card)		 cards;
	struct rg_map			 by_key;	/* index of a card */
};

/*
 * A service without a port is asked for by its name in any deck, behind the
 * others.
 */
void	deck_make(struct deck *, struct rg_arena *,
	    const struct rg_render_job *, const struct rg_exam *,
	    enum rg_ask, rg_lang front, rg_lang back);
/* Only the entries, as for a table of them. */
void	deck_list(struct deck *, struct rg_arena *,
	    const struct rg_render_job *, const struct rg_exam *);

/* The card of this key, or NULL. */
const struct card	*deck_find(const struct deck *, struct rg_view key);

/* Parts of what a card says; in the deck's arena. */
struct rg_view	deck_ports(const struct deck *, const struct entry *);
struct rg_view	deck_transports(const struct deck *, rg_transports);
struct rg_view	deck_name(const struct deck *, const struct entry *, rg_lang);
/* Where it stands: a note and a line, or the registry. */
struct rg_view	deck_source(const struct deck *, const struct entry *,
		    rg_lang);
/*
 * One line, at most `limit` characters: more ends behind a word, with an
 * ellipsis.
 */
struct rg_view	deck_plain(const struct deck *, struct rg_view, size_t limit);

#endif
