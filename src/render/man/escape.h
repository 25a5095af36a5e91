/*
 * Text for roff: whatever it holds, a formatter prints it and does nothing
 * else.
 *
 * The words come out on one input line, parted by single spaces, so none of
 * them starts a line; whoever starts the line writes RG_ROFF_GUARD first.
 * Both together keep `.so` and `'sy` words (groff(7), "Control Characters").
 */
#ifndef REFGEN_RENDER_MAN_ESCAPE_H
#define REFGEN_RENDER_MAN_ESCAPE_H

#include "refgen/buf.h"
#include "refgen/view.h"

/* Prints nothing, and what follows it is no control line. */
#define RG_ROFF_GUARD "\\&"

/*
 * A word wider than `longest` columns is parted with spaces: mandoc knows no
 * invisible place for a break, and would let the word hang over the edge.
 */
void	rg_roff_text(struct rg_buf *, struct rg_view text, size_t longest);

#endif
