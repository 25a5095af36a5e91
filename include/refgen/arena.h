/*
 * An arena is memory that is taken piece by piece and given back at once.
 *
 * All that a build learns (notes, claims, decisions, the strings of the
 * model) is written into one arena and dies with it; no piece is freed
 * alone.  Pieces are zeroed, aligned for any type, and never move.
 *
 *	struct rg_arena arena;
 *	rg_arena_init(&arena);
 *	...
 *	rg_arena_release(&arena);
 *
 * With -DRG_ARENA_SEPARATE each piece is an allocation of its own, so that
 * sanitizers see a step over its end.
 */
#ifndef REFGEN_ARENA_H
#define REFGEN_ARENA_H

#include <stddef.h>

#include "refgen/view.h"

struct rg_arena_block;

struct rg_arena {
	struct rg_arena_block	*blocks;	/* newest first */
	size_t			 taken;		/* bytes given out so far */
};

void		 rg_arena_init(struct rg_arena *);
void		 rg_arena_release(struct rg_arena *);
/* Gives every piece back; some memory is kept for the next. */
void		 rg_arena_reset(struct rg_arena *);
/* Moves every piece of `from` into `to`, with which it is given back. */
void		 rg_arena_join(struct rg_arena *to, struct rg_arena *from);
void		*rg_arena_alloc(struct rg_arena *, size_t);
/* A copy of the view with a NUL behind it. */
struct rg_view	 rg_arena_copy(struct rg_arena *, struct rg_view);
char		*rg_arena_str(struct rg_arena *, struct rg_view);
char		*rg_arena_fmt(struct rg_arena *, const char *format, ...)
		    __attribute__((format(printf, 2, 3)));

#define RG_NEW(arena, type) ((type *)rg_arena_alloc((arena), sizeof(type)))

#endif
