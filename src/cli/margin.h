/* Notes with what was read from them in the margin; private to cli. */
#ifndef CLI_MARGIN_H
#define CLI_MARGIN_H

#include "notes.h"

/*
 * Every line of every note on standard output, with the claims that begin in
 * it to the left, and a question mark where a port was passed over.  The
 * diagnostics must be sorted.
 */
void	print_margin(struct cli *, const struct notes *);

#endif
