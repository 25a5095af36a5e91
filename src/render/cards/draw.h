/*
 * The lines of a drawing (helper/helper.h has the grammar).
 *
 * Sizes of type are hundredths of a point, lengths micrometres.
 */
#ifndef REFGEN_CARDS_DRAW_H
#define REFGEN_CARDS_DRAW_H

#include "cards/layout.h"

struct draw {
	struct rg_buf			*out;
	const struct rg_render_job	*job;
};

/* Begins a document: a sheet as it lies, with a title. */
void	draw_document(const struct draw *, int32_t w, int32_t h, rg_lang,
	    struct rg_view title);
void	draw_page(const struct draw *);
void	draw_line(const struct draw *, int32_t x1, int32_t y1, int32_t x2,
	    int32_t y2, int32_t width);
/*
 * Begins a box; x and y are counted from the upper left corner of the cell
 * as one reads it.
 */
void	draw_box(const struct draw *, struct cell, int32_t x, int32_t y,
	    int32_t w, int32_t h, const char *across, const char *down);
/* A paragraph of the box. */
void	draw_text(const struct draw *, int32_t size, bool bold, rg_lang,
	    struct rg_view);
/* A text that refgen itself says. */
void	draw_say(const struct draw *, int32_t size, bool bold, rg_lang,
	    const char *msgid);

#endif
