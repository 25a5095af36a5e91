/*
 * Looking up: a port, a range of ports or some words, in the model of a
 * project's notes and in what the program knows by itself (registry.h).
 *
 * An answer is one service at one place.  Those of the notes come first;
 * then what the notes do not know, from IANA's registry, Debian's list and
 * the table of services that people meet.  What each of them says of the
 * transports stays apart.
 *
 * Nothing is prepared: the snapshots and lexicons are searched as the bytes
 * they are, so a question costs what its answer costs, and a program that
 * asks once needs no index.  Without a model no answer needs more than these
 * bytes.
 *
 *	struct rg_answers answers = { .arena = &arena };
 *	rg_query_read(&query, &arena, RG_V("8000-8100"));
 *	rg_lookup(&answers, &query, &where);
 *
 * Views point into the bytes searched, the model or the arena.
 */
#ifndef REFGEN_LOOKUP_H
#define REFGEN_LOOKUP_H

#include "refgen/model.h"
#include "refgen/registry.h"
#include "refgen/vec.h"

/* Where is searched.  Views may be empty, the model NULL. */
struct rg_lookup {
	struct rg_view		 iana, packaged;	/* snapshots */
	struct rg_view		 services;		/* data/services.tsv */
	const struct rg_view	*lexicons;	/* the reader's first, then English */
	size_t			 nlexicons;
	const struct rg_model	*model;
	uint8_t			 lang;		/* the reader's, in the model */
};

struct rg_query {
	struct rg_view	 asked;
	bool		 is_ports;
	struct rg_range	 ports;
	rg_transports	 transports;	/* 0: any */
	struct rg_view	 key;		/* of the words, as utf8.h makes it */
	struct rg_view	 folded;
};

/* How an answer fits the words; the better first. */
enum rg_rank {
	RG_RANK_EXACT,		/* a port, or a whole name */
	RG_RANK_PHRASE,		/* all that a name stands for */
	RG_RANK_WORDS,		/* words of it, or of a summary */
	RG_RANK_PREFIX,		/* how a name begins */
	RG_RANK_NONE,
};

struct rg_answer {
	enum rg_rank		 rank;
	bool			 from_notes;
	bool			 behind;	/* a service comes before */
	bool			 no_port;
	struct rg_range		 ports;
	struct rg_view		 id;		/* of a service; may be empty */
	struct rg_view		 name;		/* may be empty */
	struct rg_view		 expansion;	/* may be empty */
	struct rg_view		 summary;	/* of the notes; may be empty */
	rg_transports		 noted;		/* as the notes decide */
	rg_transports		 packaged, registered;
	rg_transports		 usual;		/* as people meet it */
	struct rg_view		 registry_name;	/* may be empty */
	enum rg_record_status	 status;	/* in the registry */
	struct rg_view		 reference;	/* may be empty */
};

struct rg_answers {
	struct rg_arena			*arena;
	RG_VEC(struct rg_answer)	 list;		/* the best first */
	RG_VEC(struct rg_view)		 near;		/* names alike, if none fits */
};

/* A word that begins as asked, and what it is. */
struct rg_completion {
	struct rg_view	word, what;
};

struct rg_completions {
	struct rg_arena				*arena;
	RG_VEC(struct rg_completion)		 list;	/* sorted, each once */
};

/*
 * "53", "53/udp", "8000-8100", else words.  False for numbers that are no
 * ports: 70000, 90-80.
 */
bool		rg_query_read(struct rg_query *, struct rg_arena *,
		    struct rg_view);
void		rg_lookup(struct rg_answers *, const struct rg_query *,
		    const struct rg_lookup *);
/* What the answer's best source says: notes, then Debian, IANA, people. */
rg_transports	rg_answer_transports(const struct rg_answer *);
/* Names of services, or ports, that begin so; for a shell. */
void		rg_lookup_complete(struct rg_completions *,
		    struct rg_view prefix, const struct rg_lookup *);

#endif
