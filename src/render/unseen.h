/*
 * Characters that are not seen but act: controls, and those that turn the
 * direction of the text around them (Unicode TR 36).  Formats that end on a
 * terminal or in a spreadsheet print them as <U+202E>.
 */
#ifndef REFGEN_RENDER_UNSEEN_H
#define REFGEN_RENDER_UNSEEN_H

#include <stdbool.h>
#include <stdint.h>

#include "refgen/buf.h"

/* Space, tab, line ends, and the space that does not break. */
bool	rg_blank(uint32_t code_point);
/* Acts unseen; blanks do not count. */
bool	rg_unseen(uint32_t code_point);
/* "<U+202E>" */
void	rg_unseen_put(struct rg_buf *, uint32_t code_point);

#endif
