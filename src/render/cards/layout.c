#include "cards/layout.h"

#include "refgen/die.h"

#define INCH		25400
#define MARK_GAP	1000		/* from the units to a mark */
#define MARK_LENGTH	5000
#define MARK_ROOM	4000		/* a narrower margin holds none */
#define MARK_INWARD	8000		/* then it comes in from the edge */
#define NO_CUT		1000		/* nobody cuts so near the edge */
#define CROSS		2000		/* arms of a cross between units */
#define DASH		1500		/* of the line to fold along */

static const struct {
	const char	*name;
	int32_t		 w, h;
} papers[] = {
	[RG_A4]		= { "a4", 210000, 297000 },
	[RG_LETTER]	= { "letter", INCH * 17 / 2, INCH * 11 },
};

static const struct {
	const char	*name;
	int32_t		 w, h;
	int32_t		 letter_w, letter_h;	/* on Letter */
} sizes[] = {
	[RG_CARD_A7]	= { "a7", 105000, 74000, 105000, 74000 },
	[RG_CARD_3X5]	= { "3x5", INCH * 5, INCH * 3, INCH * 5, INCH * 3 },
	[RG_CARD_BUSINESS] = { "business", 85000, 55000, INCH * 7 / 2,
	    INCH * 2 },
};

static const char *const duplexes[] = {
	[RG_LONG_EDGE] = "long", [RG_SHORT_EDGE] = "short", [RG_FOLD] = "fold",
};

static const char *const asks[] = {
	[RG_ASK_PORT] = "port", [RG_ASK_SERVICE] = "service",
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

const char *
rg_paper_name(enum rg_paper i)
{
	return (size_t)i < COUNT(papers) ? papers[i].name : NULL;
}

const char *
rg_card_size_name(enum rg_card_size i)
{
	return (size_t)i < COUNT(sizes) ? sizes[i].name : NULL;
}

const char *
rg_duplex_name(enum rg_duplex i)
{
	return (size_t)i < COUNT(duplexes) ? duplexes[i] : NULL;
}

const char *
rg_ask_name(enum rg_ask i)
{
	return (size_t)i < COUNT(asks) ? asks[i] : NULL;
}

/* Lays the sheet with one of its edges above, and fills it. */
static void
lay_sheet(struct layout *l, int32_t w, int32_t h)
{
	l->w = w;
	l->h = h;
	l->cols = (size_t)(w / l->unit_w);
	l->rows = (size_t)(h / l->card_h);
	l->x = (w - (int32_t)l->cols * l->unit_w) / 2;
	l->y = (h - (int32_t)l->rows * l->card_h) / 2;
}

void
layout_set(struct layout *l, const struct rg_card_style *style)
{
	int32_t w = papers[style->paper].w, h = papers[style->paper].h;
	bool letter = style->paper == RG_LETTER;
	struct layout lying;

	*l = (struct layout){ .duplex = style->duplex };
	l->card_w = letter ? sizes[style->size].letter_w :
	    sizes[style->size].w;
	l->card_h = letter ? sizes[style->size].letter_h :
	    sizes[style->size].h;
	l->unit_w = l->card_w * (style->duplex == RG_FOLD ? 2 : 1);
	lying = *l;
	lay_sheet(l, w, h);
	lay_sheet(&lying, h, w);
	if (layout_count(&lying) > layout_count(l))
		*l = lying;
	/* The long edge is above when the sheet is wider than high. */
	l->tumbles = l->duplex == RG_LONG_EDGE ? l->w > l->h : l->w < l->h;
	if (l->duplex == RG_FOLD)
		return;
	l->dx = l->tumbles ? -style->dx : style->dx;
	l->dy = l->tumbles ? -style->dy : style->dy;
}

size_t
layout_count(const struct layout *l)
{
	return l->cols * l->rows;
}

struct cell
layout_front(const struct layout *l, size_t card)
{
	int32_t col = (int32_t)(card % l->cols), row = (int32_t)(card / l->cols);

	RG_ASSERT(card < layout_count(l));
	return (struct cell){ l->x + col * l->unit_w, l->y + row * l->card_h,
		l->card_w, l->card_h, false };
}

struct cell
layout_behind(const struct layout *l, struct cell c)
{
	if (l->tumbles)
		c.y = l->h - c.y - c.h;
	else
		c.x = l->w - c.x - c.w;
	c.x += l->dx;
	c.y += l->dy;
	c.turned = l->tumbles;
	return c;
}

struct cell
layout_back(const struct layout *l, size_t card)
{
	struct cell c = layout_front(l, card);

	if (l->duplex != RG_FOLD)
		return layout_behind(l, c);
	c.x += l->card_w;
	return c;
}

struct marks {
	struct mark	*v;
	size_t		 n;
	int32_t		 dx, dy;
};

static void
add(struct marks *m, int32_t x1, int32_t y1, int32_t x2, int32_t y2, bool fold)
{
	RG_ASSERT(m->n < LAYOUT_MARKS);
	m->v[m->n++] = (struct mark){ x1 + m->dx, y1 + m->dy, x2 + m->dx,
		y2 + m->dy, fold };
}

/*
 * Where the mark is at the near end of a cut, along it: from `*a` to `*b`,
 * with the margin of that width before the units.  At the far end it is the
 * same from the other edge.
 */
static void
ends(int32_t margin, int32_t *a, int32_t *b)
{
	*b = margin - MARK_GAP;
	*a = *b > MARK_LENGTH ? *b - MARK_LENGTH : 0;
	if (margin >= MARK_ROOM)
		return;
	*a = 0;
	*b = MARK_INWARD;
}

static void
mark_column(struct marks *m, const struct layout *l, int32_t x)
{
	int32_t a, b;

	if (x < NO_CUT || x > l->w - NO_CUT)
		return;
	ends(l->y, &a, &b);
	add(m, x, a, x, b, false);
	add(m, x, l->h - b, x, l->h - a, false);
}

static void
mark_row(struct marks *m, const struct layout *l, int32_t y)
{
	int32_t a, b;

	if (y < NO_CUT || y > l->h - NO_CUT)
		return;
	ends(l->x, &a, &b);
	add(m, a, y, b, y, false);
	add(m, l->w - b, y, l->w - a, y, false);
}

static void
mark_cross(struct marks *m, int32_t x, int32_t y)
{
	add(m, x - CROSS, y, x + CROSS, y, false);
	add(m, x, y - CROSS, x, y + CROSS, false);
}

/* Dashes, so that nobody cuts there. */
static void
mark_folds(struct marks *m, const struct layout *l)
{
	int32_t end = l->y + (int32_t)l->rows * l->card_h;

	for (size_t i = 0; i < l->cols; i++) {
		int32_t x = l->x + (int32_t)i * l->unit_w + l->card_w;

		for (int32_t y = l->y; y + DASH <= end; y += 3 * DASH)
			add(m, x, y, x, y + DASH, true);
	}
}

size_t
layout_marks(const struct layout *l, bool back,
    struct mark marks[LAYOUT_MARKS])
{
	struct marks m = { marks, 0, back ? l->dx : 0, back ? l->dy : 0 };
	int32_t x, y;

	for (size_t i = 0; i <= l->cols; i++)
		mark_column(&m, l, l->x + (int32_t)i * l->unit_w);
	for (size_t k = 0; k <= l->rows; k++)
		mark_row(&m, l, l->y + (int32_t)k * l->card_h);
	for (size_t i = 1; i < l->cols; i++) {
		for (size_t k = 1; k < l->rows; k++) {
			x = l->x + (int32_t)i * l->unit_w;
			y = l->y + (int32_t)k * l->card_h;
			mark_cross(&m, x, y);
		}
	}
	if (l->duplex == RG_FOLD)
		mark_folds(&m, l);
	return m.n;
}
