/*
 * A claim is one thing that one note says at one place: "SSH is on 22/tcp".
 *
 * Claims are never edited and never guessed: the transports are those that
 * the note states, the name is as the note wrote it, a port that cannot exist
 * is kept as written.  A wrong note gives a wrong claim, and merging decides
 * what to believe; so a claim remembers the span it was read from.
 *
 * Everything lives in the arena given to rg_claims_read(), or is a view of
 * the note's source; nothing points to its blocks.
 */
#ifndef REFGEN_CLAIM_H
#define REFGEN_CLAIM_H

#include "refgen/map.h"
#include "refgen/note.h"
#include "refgen/port.h"
#include "refgen/registry.h"

enum rg_claim_kind {
	RG_CLAIM_ASSIGNMENT,	/* names, ports, maybe transports */
	RG_CLAIM_RANGE,		/* a class of ports has these bounds */
	RG_CLAIM_SERVICE,	/* a service is described, without a port */
	RG_CLAIM_REMARK,	/* more words on a service named elsewhere */
};

struct rg_claim {
	enum rg_claim_kind	 kind;
	struct rg_span		 at;
	struct rg_view		 lang;		/* tag; empty if unknown */
	struct rg_range		*ports;
	size_t			 nports;
	rg_transports		 transports;
	struct rg_view		*names;		/* [0] as written */
	size_t			 nnames;
	const struct rg_known	*known;		/* whom they mean; NULL: unknown */
	bool			 slip;		/* by a misspelling ("SMPT") */
	enum rg_class		 class;		/* RANGE only */
	struct rg_view		 text;		/* what it says; may be empty */
};

struct rg_claims {
	RG_VEC(struct rg_claim)	 list;		/* in the order of the note */
	struct rg_map		 slips;		/* names looked up as misspelt */
};

/* At most so many from one note; the rest is a diagnostic. */
#define RG_CLAIMS_MAX 2000

/*
 * Adds the claims of a note; the arena is the same for every note that is
 * added to these claims.  Threads may do so at once, each to claims of its own
 * (reading.h): what is remembered of earlier notes makes the next ones fast,
 * and changes nothing of what is read in them.
 */
void		rg_claims_read(struct rg_claims *, const struct rg_note *,
		    const struct rg_lexicon *, const struct rg_knowns *,
		    struct rg_arena *, struct rg_diags *);
const char	*rg_claim_kind_name(enum rg_claim_kind);

#endif
