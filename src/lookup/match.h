/* How well a name or a text fits what was asked; private to lookup. */
#ifndef LOOKUP_MATCH_H
#define LOOKUP_MATCH_H

#include "refgen/lookup.h"

/* Of a name: whole, a word of it, or its beginning. */
enum rg_rank	match_name(const struct rg_query *, struct rg_view name);
/* The best among several, parted by a separator. */
enum rg_rank	match_names(const struct rg_query *, struct rg_view names,
		    char separator);
/* Of a text: all of it, or words of it that are all that was asked. */
enum rg_rank	match_text(const struct rg_query *, struct rg_view text);
enum rg_rank	rank_better(enum rg_rank, enum rg_rank);
/* Have two names one key? */
bool		same_name(struct rg_view, struct rg_view);

/* What the notes, the registry, and the slips of the pen add. */
void	lookup_notes(struct rg_answers *, const struct rg_query *,
	    const struct rg_lookup *);
void	lookup_registry(struct rg_answers *, const struct rg_query *,
	    const struct rg_lookup *);
void	lookup_near(struct rg_answers *, const struct rg_query *,
	    const struct rg_lookup *);
/* What a service's name stands for, the reader's language first. */
struct rg_view	expansion_of(const struct rg_lookup *, struct rg_view id);

#endif
