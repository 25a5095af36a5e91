/*
 * Exam cards on paper: which card goes where, and what is on it.
 *
 * The functions write a drawing: lines that say where boxes are and what is
 * in them, which the helper refgen-pdf turns into a PDF (its helper.h has the
 * grammar).  What a box holds is made to fit there, for only a typesetter can
 * measure it.  A drawing may hold several documents; each function adds one.
 *
 * Lengths are micrometres, from the upper left corner, to the right and down.
 *
 * The two sides of a card meet when the sheet is turned about the edge that
 * the style names.  Cards are turned like the pages of a book.  So the backs
 * stand on their head where a sheet is turned about its upper edge.
 */
#ifndef REFGEN_CARDS_H
#define REFGEN_CARDS_H

#include "refgen/render.h"

enum rg_paper {
	RG_A4,			/* 210 x 297 mm (ISO 216) */
	RG_LETTER,		/* 8.5 x 11 in (ANSI/ASME Y14.1) */
};

enum rg_card_size {
	RG_CARD_A7,		/* 105 x 74 mm (ISO 216) */
	RG_CARD_3X5,		/* 5 x 3 in */
	RG_CARD_BUSINESS,	/* 85 x 55 mm; on Letter 3.5 x 2 in */
};

enum rg_duplex {
	RG_LONG_EDGE,		/* the sheet is turned about its long edge */
	RG_SHORT_EDGE,
	RG_FOLD,		/* printed on one side: back beside front */
};

/* What the question side asks about. */
enum rg_ask {
	RG_ASK_PORT,		/* a port is shown */
	RG_ASK_SERVICE,		/* a service is shown */
};

struct rg_card_style {
	enum rg_paper		 paper;
	enum rg_card_size	 size;
	enum rg_duplex		 duplex;
	enum rg_ask		 ask;
	rg_lang			 front, back;	/* of question and answer */
	/* Moves the backs, as one reads them; no meaning for RG_FOLD. */
	int32_t			 dx, dy;
};

/* A build makes cards for an exam of which the notes have something. */
static inline bool
rg_cards_wanted(const struct rg_exam *exam)
{
	return exam->ncovered > 0;
}

/* "a4", "3x5", "long", "port"; NULL behind the last. */
const char	*rg_paper_name(enum rg_paper);
const char	*rg_card_size_name(enum rg_card_size);
const char	*rg_duplex_name(enum rg_duplex);
const char	*rg_ask_name(enum rg_ask);

/* Fronts and backs in turn; RG_FOLD: one side. */
void	rg_cards_draw(struct rg_buf *, const struct rg_render_job *,
	    const struct rg_exam *, const struct rg_card_style *);
/*
 * Everything that the exam asks for, in style->front: on one page, and on
 * more only where nobody could read that.
 */
void	rg_cards_draw_sheet(struct rg_buf *, const struct rg_render_job *,
	    const struct rg_exam *, const struct rg_card_style *);
/* A front and a back from which one reads the offset of a printer. */
void	rg_cards_draw_calibration(struct rg_buf *,
	    const struct rg_render_job *, const struct rg_card_style *);

#endif
