/*
 * A vector is a growing array in an arena: RG_VEC(type) declares one, zero
 * is the empty one, RG_PUSH() adds a zeroed element and is a pointer to it.
 *
 *	RG_VEC(struct rg_claim) claims = { 0 };
 *	struct rg_claim *c = RG_PUSH(arena, &claims);
 *
 * A push may move the elements, so keep indexes and not pointers across one.
 * The arena keeps the smaller arrays that were outgrown: at most as many
 * bytes again as the vector holds.
 */
#ifndef REFGEN_VEC_H
#define REFGEN_VEC_H

#include <stddef.h>

#include "refgen/arena.h"

#define RG_VEC(type) struct { type *v; size_t n, cap; }

/* Room for one more of `size` bytes in (`v`, `n`, `*cap`); the array. */
void	*rg_vec_room(struct rg_arena *, void *v, size_t n, size_t *cap,
	    size_t size);

#define RG_PUSH(arena, vec)						\
	((vec)->v = rg_vec_room((arena), (vec)->v, (vec)->n,		\
	    &(vec)->cap, sizeof(*(vec)->v)), &(vec)->v[(vec)->n++])

#endif
