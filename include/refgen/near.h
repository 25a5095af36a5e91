/*
 * How far one word is from another: the letters to put in, to leave out, to
 * change, or to swap with the next, until it is the other.  For "did you
 * mean"; bytes count, so ask with what is folded.
 */
#ifndef REFGEN_NEAR_H
#define REFGEN_NEAR_H

#include "refgen/view.h"

/* The distance, or `limit` + 1 when it is more than `limit`. */
size_t	rg_distance(struct rg_view, struct rg_view, size_t limit);
/* How many slips a word of this length may hold and still be recognised. */
size_t	rg_slips(size_t length);

#endif
