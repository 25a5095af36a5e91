/*
 * Geometry: where on the sheet each side of each card is.
 *
 * A unit is what is cut out: a card, or for RG_FOLD the two sides of one next
 * to each other.  Units touch, so that one cut parts two of them, and stand in
 * the middle of the sheet.  The sheet lies as more of them fit on it.
 */
#ifndef REFGEN_CARDS_LAYOUT_H
#define REFGEN_CARDS_LAYOUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "refgen/cards.h"

struct layout {
	int32_t		w, h;		/* of the sheet as it lies */
	int32_t		card_w, card_h;
	int32_t		x, y;		/* of the first unit */
	int32_t		unit_w;		/* one card's width, or two */
	size_t		cols, rows;
	enum rg_duplex	duplex;
	bool		tumbles;	/* turned about its upper edge */
	int32_t		dx, dy;		/* of the backs, on the page */
};

struct cell {
	int32_t		x, y, w, h;
	bool		turned;		/* on its head */
};

/* A mark to cut by, or (`fold`) to fold by. */
struct mark {
	int32_t		x1, y1, x2, y2;
	bool		fold;
};

#define LAYOUT_MARKS 256

void		layout_set(struct layout *, const struct rg_card_style *);
size_t		layout_count(const struct layout *);	/* cards a sheet */
struct cell	layout_front(const struct layout *, size_t card);
struct cell	layout_back(const struct layout *, size_t card);
/* Where on the back something is that lies over a cell of the front. */
struct cell	layout_behind(const struct layout *, struct cell front);
/* The marks of a side; how many. */
size_t		layout_marks(const struct layout *, bool back,
		    struct mark marks[LAYOUT_MARKS]);

#endif
