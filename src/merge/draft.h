/*
 * A merge in progress; private to the room.
 *
 *	evidence.c	sources and claims, numbered
 *	sources.c	which notes are one source, and which speak in general
 *	weights.c	how often each of them is right
 *	identity.c	which claims speak of one service
 *	endpoints.c	its ports
 *	transports.c	and the transports on each
 *	pins.c		what the project decides itself
 *	texts.c		names, expansions and descriptions in each language
 *	security.c	whether a service is encrypted
 *	ranges.c	the classes of ports
 *	conflicts.c	sides, and what several services share
 *	related.c	what services are for, and which belong together
 *	exams.c		what exams ask for, and which of it is there
 *	ports.c		who is on each port, and what is on record of it
 *	rules.c		the rules, with their reasons
 */
#ifndef MERGE_DRAFT_H
#define MERGE_DRAFT_H

#include "refgen/merge.h"
#include "refgen/vec.h"

struct id_list {
	RG_VEC(uint32_t) list;
};

struct draft {
	struct rg_view		 id;
	const struct rg_known	*known;		/* NULL: nobody knows it */
	struct id_list		 claims;
	struct rg_service	 service;
};

/* Where a source stands in the dispute that was looked at last. */
struct stand {
	uint32_t	dispute;	/* a count of them */
	bool		mixed;		/* it contradicts itself */
	size_t		side;
};

struct merge {
	const struct rg_merge_input	*in;
	struct rg_arena			*arena;
	struct rg_diags			*diags;
	struct rg_model			*model;
	const struct rg_claim		**claim;	/* by id - 1 */
	uint32_t			*origin;	/* by source id: the first of its copies */
	uint32_t			*counted;	/* by source id: see count_notes() */
	bool				*general;	/* by source id: see sources.c */
	struct stand			*stands;	/* by source id: see weights.c */
	RG_VEC(struct draft)		 drafts;
	RG_VEC(struct rg_conflict)	 conflicts;
	struct rg_map			 same, apart;	/* name key -> see identity.c */
	struct rg_map			 services;	/* id -> index in the model */
	bool				*pin_used;
};

enum rule {
	RULE_SPECIFIC,		/* one that says "tcp,udp" of all ports loses */
	RULE_MORE_COMPLETE,	/* "tcp,udp" against "udp" */
	RULE_PACKAGED,		/* "udp" against a formal "tcp,udp" */
	RULE_MOST_NOTES,
	RULE_RELIABLE,		/* fewer notes, but mostly right elsewhere */
	RULE_REGISTRY_TIE,
	RULE_UNDECIDED,
	RULE_UNION,
	RULE_BACKED,		/* one note in many, and nobody else */
	RULE_IMPOSSIBLE,
	RULE_STANDARD_BOUNDS,
	RULE_STANDARD_NAME,
	RULE_CLASS_NAME,
	RULE_SPELLING,
	RULE_STANDARD_EXPANSION,
	RULE_STANDARD_SECURITY,
	RULE_SHARED_REGISTERED,
	RULE_SHARED_MOST,
	RULE_SHARED_APART,	/* syslog on 514/udp, shell on 514/tcp */
	RULE_NOTES_WIN,
	RULE_PINNED,
	RULES
};

struct rule_row {
	const char	*name;
	const char	*reason;	/* msgid; {1} what was taken, {2} because */
};

extern const struct rule_row rules[RULES];

void	gather_evidence(struct merge *);
void	weigh_sources(struct merge *);
void	identify(struct merge *);
/* Lets every dispute on transports be decided with equal votes, and counts. */
void	judge_sources(struct merge *);
void	settle_endpoints(struct merge *, struct draft *);
/* What one claim says about one endpoint. */
struct vote {
	struct rg_range	 ports;
	uint32_t	 claim, source;
	rg_transports	 transports;
};

typedef RG_VEC(struct vote) votes;

/* The votes of a service's claims, by ports, then by claim. */
void	collect_votes(struct merge *, const struct draft *, votes *);
/* How many of the first votes are about the same ports. */
size_t	same_ports(const struct vote *, size_t n);
void	settle_transports(struct merge *, const struct draft *,
	    struct rg_endpoint *, struct vote *, size_t n);
/* "tcp,udp", the value of a side, as a set. */
rg_transports	transports_of(struct rg_view value);
/*
 * The same dispute, decided by votes that all count alike; what was taken, and
 * the sides in `c`.  0 where nobody differs.
 */
rg_transports	judge_transports(struct merge *, const struct draft *,
		    struct vote *, size_t n, struct rg_conflict *c);
/*
 * The pin for these ports of this service, marked as used; NULL if none.
 */
const struct rg_pin	*find_pin(struct merge *, const struct draft *,
			    struct rg_range);
void	tell_unused_pins(struct merge *);
void	settle_texts(struct merge *, struct draft *);
void	settle_security(struct merge *, struct draft *);
/* Complains that what a claim says of a subject has no text in a language. */
void	no_translation(struct merge *, struct rg_view subject, rg_lang,
	    const struct rg_model_claim *);
void	settle_ranges(struct merge *);
void	find_shared_ports(struct merge *);
/* Of the published services. */
void	relate_services(struct merge *);
void	settle_exams(struct merge *);
void	list_ports(struct merge *);

/* "SSH/SCP" names two services, and the claim is made of both. */
bool	composite(struct merge *, const struct rg_claim *);
/*
 * Does a name of a registry mean this service, or one that it is part of
 * (sftp stands at the port of ssh), or a part of it?
 */
bool	means(struct merge *, const struct rg_known *, struct rg_view id,
	    struct rg_view name);

/* A conflict to be filled; `id` is made unique. */
struct rg_conflict	*add_conflict(struct merge *, enum rg_conflict_kind,
			    struct rg_view service, const char *id);
/* Adds claims to the side with this value, which is made if it is new. */
void			 add_side(struct merge *, struct rg_conflict *,
			    struct rg_view value, const struct id_list *);
void			 resolve(struct merge *, struct rg_conflict *,
			    enum rule, struct rg_view value);
/* The same with words of the project's own behind the reason. */
void			 resolve_because(struct merge *, struct rg_conflict *,
			    enum rule, struct rg_view value,
			    struct rg_view because);
/* Most notes first, then by value. */
void			 sort_sides(struct merge *, struct rg_conflict *);

void			 add_id(struct merge *, struct id_list *, uint32_t id);
struct rg_ids		 ids_of(const struct id_list *);
/* How many independent notes the claims are from: copies count as one. */
size_t			 count_notes(const struct merge *, struct rg_ids);
/* What a note of which nothing is known counts. */
#define NOTE_WEIGHT 100
/* Looks where the notes of a dispute stand, before they are weighed. */
void			 take_stands(struct merge *, const struct rg_conflict *);
/*
 * What the independent notes behind claims of one side count together, each
 * by how often it was right in other disputes; `right` says whether the side
 * was in this one.
 */
size_t			 weigh_notes(const struct merge *, struct rg_ids,
			    bool right);
/* "137-139, 445" of ranges in order. */
struct rg_view		 ranges_text(struct merge *, const struct rg_range *,
			    size_t n);

#endif
