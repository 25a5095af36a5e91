/*
 * Reading is many notes at once, from their bytes to their claims.
 *
 * A caller lists the notes in the order that counts and says how the bytes of
 * each are come by.  Workers (workers.h) read them, each at a desk of its own;
 * then what they found is joined in the order of the list, as if one had read
 * note after note.  So nothing that is made of it knows how many there were.
 *
 * The lexicon and the knowns are read by all workers: they are whole before,
 * and nobody changes them meanwhile.
 */
#ifndef REFGEN_READING_H
#define REFGEN_READING_H

#include "refgen/claim.h"

/* One note of the list: `path` and `size` are given, the rest is found. */
struct rg_note_file {
	const char		*path;		/* as the user would type it */
	size_t			 size;		/* bytes, or about as many */
	struct rg_source	*source;	/* NULL: left out */
	struct rg_note		*note;		/* its blocks are gone again */
	size_t			 claims_from, claims_to;	/* in the list */
};

/*
 * Gives the bytes of note `number` in the arena, or others that live as long;
 * false leaves the note out, and a diagnostic has said why.  Called once a
 * note, by any worker; worker 0 is the thread that reads.
 */
typedef bool	(*rg_note_fetch)(void *context, size_t worker, size_t number,
		    struct rg_view *bytes, struct rg_arena *,
		    struct rg_diags *);

struct rg_reading {
	struct rg_note_file	*files;
	size_t			 n;
	const struct rg_lexicon	*lexicon;
	const struct rg_knowns	*knowns;
	rg_note_fetch		 fetch;
	void			*context;	/* of fetch */
	size_t			 workers;	/* at most; few bytes need one */
};

/*
 * Reads the notes: their claims into `claims`, which has none before, and what
 * is wrong with them behind the diagnostics that are there.  All that was
 * found lives in the arena.
 */
void	rg_read(const struct rg_reading *, struct rg_claims *,
	    struct rg_arena *, struct rg_diags *);

#endif
