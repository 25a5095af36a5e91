/* From drawings (refgen/cards.h) to PDF, by the helper; private to cli. */
#ifndef CLI_PAPER_H
#define CLI_PAPER_H

#include "child.h"
#include "refgen/render.h"

/*
 * Turns a drawing of `n` documents into that many files.  When that cannot be
 * it is said why, and the files are not to be used.
 */
enum helper_end	typeset(struct cli *, struct rg_view drawing,
		    struct rg_buf *files, size_t n);
/*
 * Adds the cards and the sheet of each exam as PDF, if `only` wants cards.
 * Without the helper there are none, and all is well.
 */
enum status	print_cards(struct cli *, struct rg_artifacts *,
		    const struct rg_render_job *, const char *only);

#endif
