/*
 * refgen-pdf turns a drawing into PDF files, in a process of its own: its
 * libraries crash or never end where memory does.
 *
 *	refgen-pdf [--measure] < drawing
 *
 * Status 0: each document of the drawing is on standard output, its length
 * in decimal and a line feed, then its bytes.  With --measure there is a line
 * for each box instead: number of document, page and box from 1; where the
 * box is and where its ink is (x y width height); and its smallest type.
 * Status 1: the reason is a line of standard error.
 *
 * A drawing is lines of words in UTF-8.  Lengths are micrometres from the
 * upper left corner of the page, sizes of type hundredths of a point.
 *
 *	document WIDTH HEIGHT LANG DATE TITLE	a file; DATE: seconds since 1970
 *	page
 *	line X1 Y1 X2 Y2 WIDTH
 *	box X Y WIDTH HEIGHT TURN ACROSS DOWN
 *	text SIZE WEIGHT LANG WORDS		a paragraph of the last box
 *
 * TURN is 0, or 180 for a box that stands on its head; ACROSS is left, center
 * or right, DOWN is top, middle or bottom; WEIGHT is normal or bold.  The
 * text of a box is made smaller until all of it is inside: a paragraph alone
 * if a word of it is too wide, and then all of them.
 */
#ifndef REFGEN_PDF_HELPER_H
#define REFGEN_PDF_HELPER_H

#include <stdbool.h>
#include <stdint.h>

#include "refgen/arena.h"
#include "refgen/buf.h"
#include "refgen/vec.h"
#include "refgen/view.h"

enum place { START, MIDDLE, END };

struct text {
	int32_t		 size;
	bool		 bold;
	const char	*lang;
	struct rg_view	 words;
	double		 scale;		/* so that no word is too wide */
	bool		 breaks;	/* within words */
	struct _PangoLayout *layout;	/* as last laid out, at `laid` points */
	double		 laid;
};

struct box {
	size_t		 page;		/* from 0 */
	int32_t		 x, y, w, h;
	bool		 turned;
	enum place	 across, down;
	RG_VEC(struct text) texts;
	double		 scale;		/* so that all of it is inside */
};

struct stroke {
	size_t		 page;
	int32_t		 x1, y1, x2, y2, width;
};

struct document {
	int32_t		 w, h;
	const char	*lang, *title;
	int64_t		 date;
	size_t		 npages;
	RG_VEC(struct box) boxes;	/* in the order of their pages */
	RG_VEC(struct stroke) strokes;
};

struct drawing {
	struct rg_arena	*arena;
	RG_VEC(struct document) documents;
};

/* 0, or the number of the first line that is not understood. */
size_t	drawing_read(struct drawing *, struct rg_view lines);

struct typesetter;

/* NULL without the fonts. */
struct typesetter	*typesetter_new(struct rg_arena *);
void			 typesetter_release(struct typesetter *);
/* The document as PDF; false when Cairo fails. */
bool	typeset(struct typesetter *, struct rg_buf *pdf, struct document *);
/* The lines of --measure. */
void	measure(struct typesetter *, struct rg_buf *lines, struct document *,
	    size_t number);

/*
 * Says in the catalog of a PDF that Cairo made which language it is in:
 * Cairo 1.16 has no way to.  False if the file is not of the known shape.
 */
bool	language_put(struct rg_buf *pdf, const char *lang);

#endif
