/*
 * Merging: from what notes claim to what refgen believes.
 *
 * rg_merge() never fails and never drops a claim: claims of one service are
 * brought together, each attribute is decided by one of the rules (rules.h
 * in the room), and where claims cannot all be exact a conflict keeps both
 * sides, the result, and the rule with its reason in every language.
 *
 * The result depends on what the notes say and on their paths, not on the
 * order in which they are given.
 */
#ifndef REFGEN_MERGE_H
#define REFGEN_MERGE_H

#include "refgen/claim.h"
#include "refgen/exam.h"
#include "refgen/locale.h"
#include "refgen/model.h"
#include "refgen/registry.h"

/* Names of one kind: of one service, of services apart, tags of a note. */
struct rg_names {
	struct rg_view	*v;
	size_t		 n;
};

struct rg_merge_note {
	const struct rg_source	*source;
	struct rg_view		 title, lang;
	struct rg_names		 tags;
};

/* What a project decides itself (refgen.yaml, `pins`). */
struct rg_pin {
	struct rg_range	 ports;
	struct rg_view	 service;	/* a name of it; empty: whoever is there */
	rg_transports	 transports;
	struct rg_view	 because;
	struct rg_span	 at;
};

/* An exam that a project prepares for, `exams`. */
struct rg_exam_wish {
	struct rg_exam_facts	 facts;
	struct rg_view		 title[RG_MODEL_LANGS];	/* empty: that of facts */
	struct rg_view		 tag;	/* notes with this tag say more facts */
	struct rg_span		 at;	/* where it is wished for; may be nowhere */
};

struct rg_merge_input {
	const struct rg_merge_note	*notes;		/* in any order */
	size_t				 nnotes;
	const struct rg_claims		*claims;
	const struct rg_locale		*locale;
	size_t				 nwritten;	/* of its languages; 0: all */
	const struct rg_lexicon		*lexicon;
	const struct rg_knowns		*knowns;
	const struct rg_registry	*iana, *packaged;
	const struct rg_pin		*pins;
	size_t				 npins;
	const struct rg_names		*same, *apart;
	size_t				 nsame, napart;
	const struct rg_exam_wish	*exams;
	size_t				 nexams;
};

void	rg_merge(struct rg_model *, const struct rg_merge_input *,
	    struct rg_arena *, struct rg_diags *);

/*
 * How many further independent notes a side of a dispute on the transports of
 * an endpoint needs to be taken, if they look at this port and nothing else
 * is known of them.  0: more than RG_NOTES_NEEDED_MAX.
 */
size_t	rg_merge_needed(const struct rg_conflict *, size_t side,
	    const struct rg_endpoint *);

#define RG_NOTES_NEEDED_MAX 1000

#endif
