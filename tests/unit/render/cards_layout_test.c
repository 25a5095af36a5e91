#include "unit.h"

#include <stdio.h>

#include "cards/layout.h"

/* What every test walks through: each paper, size and way to turn. */
static struct rg_card_style
next_style(bool *more, struct rg_card_style s)
{
	if (rg_duplex_name(++s.duplex))
		return s;
	s.duplex = 0;
	if (rg_card_size_name(++s.size))
		return s;
	s.size = 0;
	*more = rg_paper_name(++s.paper) != NULL;
	return s;
}

#define EACH_STYLE(s)							\
	for (struct { struct rg_card_style style; bool more; } s =	\
	    { .more = true }; s.more;					\
	    s.style = next_style(&s.more, s.style))

static const char *
name_of(const struct rg_card_style *s)
{
	static char name[64];

	snprintf(name, sizeof(name), "%s %s %s", rg_paper_name(s->paper),
	    rg_card_size_name(s->size), rg_duplex_name(s->duplex));
	return name;
}

#define assert_style(style, what)					\
	do {								\
		if (!(what))						\
			print_error("%s\n", name_of(style));		\
		assert_true(what);					\
	} while (0)

/* In micrometres: the issue asks for 0.2 mm. */
static const int32_t tolerance = 200;

static bool
near(int32_t a, int32_t b)
{
	return a - b <= tolerance && b - a <= tolerance;
}

/*
 * The back as somebody sees it who looks through the sheet from its front.
 * The sheet is turned about one of its edges, by the definition of duplex
 * printing; a folded one about the line between the two sides.
 */
static struct cell
see_through(const struct layout *l, const struct rg_card_style *s,
    struct cell front, struct cell back)
{
	bool wide = l->w > l->h;
	bool about_upper = s->duplex == RG_LONG_EDGE ? wide : !wide;

	if (s->duplex == RG_FOLD)
		back.x = 2 * (front.x + front.w) - back.x - back.w;
	else if (about_upper)
		back.y = l->h - back.y - back.h;
	else
		back.x = l->w - back.x - back.w;
	return back;
}

static void
fronts_lie_over_backs(void **state)
{
	(void)state;
	EACH_STYLE(s) {
		struct layout l;

		layout_set(&l, &s.style);
		for (size_t i = 0; i < layout_count(&l); i++) {
			struct cell front = layout_front(&l, i);
			struct cell back = see_through(&l, &s.style, front,
			    layout_back(&l, i));

			assert_style(&s.style, near(front.x, back.x));
			assert_style(&s.style, near(front.y, back.y));
			assert_style(&s.style, front.w == back.w);
			assert_style(&s.style, front.h == back.h);
		}
	}
}

/* Turned like the page of a book, a card shows its back upright. */
static void
backs_are_upright(void **state)
{
	(void)state;
	EACH_STYLE(s) {
		struct layout l;
		bool about_upper;

		layout_set(&l, &s.style);
		about_upper = s.style.duplex == RG_LONG_EDGE ? l.w > l.h :
		    s.style.duplex == RG_SHORT_EDGE && l.h > l.w;
		assert_style(&s.style,
		    layout_back(&l, 0).turned == about_upper);
		assert_style(&s.style, !layout_front(&l, 0).turned);
	}
}

static bool
overlap(struct cell a, struct cell b)
{
	return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h &&
	    b.y < a.y + a.h;
}

static void
cards_are_on_the_sheet_and_apart(void **state)
{
	(void)state;
	EACH_STYLE(s) {
		struct layout l;

		layout_set(&l, &s.style);
		for (size_t i = 0; i < layout_count(&l); i++) {
			struct cell a = layout_front(&l, i);

			assert_style(&s.style, a.x >= 0 && a.y >= 0);
			assert_style(&s.style, a.x + a.w <= l.w);
			assert_style(&s.style, a.y + a.h <= l.h);
			for (size_t k = 0; k < i; k++)
				assert_style(&s.style,
				    !overlap(a, layout_front(&l, k)));
			for (size_t k = 0; s.style.duplex == RG_FOLD &&
			    k < layout_count(&l); k++)
				assert_style(&s.style,
				    !overlap(a, layout_back(&l, k)));
		}
	}
}

static void
sheets_hold_as_many_as_fit(void **state)
{
	static const struct {
		const char		*name;
		struct rg_card_style	 style;
		size_t			 cards;
		bool			 wide;
	} rows[] = {
		{ "A7 is an eighth of A4",
		    { RG_A4, RG_CARD_A7, RG_LONG_EDGE, 0, 0, 0, 0, 0 },
		    8, false },
		{ "index cards lie across A4",
		    { RG_A4, RG_CARD_3X5, RG_LONG_EDGE, 0, 0, 0, 0, 0 },
		    4, true },
		{ "business cards on A4",
		    { RG_A4, RG_CARD_BUSINESS, RG_LONG_EDGE, 0, 0, 0, 0, 0 },
		    10, false },
		{ "A7 on Letter",
		    { RG_LETTER, RG_CARD_A7, RG_SHORT_EDGE, 0, 0, 0, 0, 0 },
		    6, false },
		{ "index cards on Letter",
		    { RG_LETTER, RG_CARD_3X5, RG_SHORT_EDGE, 0, 0, 0, 0, 0 },
		    4, true },
		{ "American business cards on Letter",
		    { RG_LETTER, RG_CARD_BUSINESS, RG_LONG_EDGE, 0, 0, 0, 0,
		    0 }, 12, true },
		{ "both sides of four on A4",
		    { RG_A4, RG_CARD_A7, RG_FOLD, 0, 0, 0, 0, 0 }, 4, false },
		{ "index cards that are folded",
		    { RG_A4, RG_CARD_3X5, RG_FOLD, 0, 0, 0, 0, 0 }, 2, true },
	};

	(void)state;
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct layout l;

		layout_set(&l, &rows[i].style);
		if (layout_count(&l) != rows[i].cards ||
		    (l.w > l.h) != rows[i].wide)
			print_error("row \"%s\"\n", rows[i].name);
		assert_int_equal(layout_count(&l), rows[i].cards);
		assert_int_equal(l.w > l.h, rows[i].wide);
	}
}

/* The offset is what the reader of a back sees: to the right, and down. */
static void
an_offset_moves_backs_alone(void **state)
{
	(void)state;
	EACH_STYLE(s) {
		struct rg_card_style moved = s.style;
		struct layout l, m;
		struct cell a, b;
		int32_t turn;

		moved.dx = 1500;
		moved.dy = -700;
		layout_set(&l, &s.style);
		layout_set(&m, &moved);
		a = layout_front(&l, 0);
		b = layout_front(&m, 0);
		assert_style(&s.style, a.x == b.x && a.y == b.y);
		a = layout_back(&l, 0);
		b = layout_back(&m, 0);
		turn = s.style.duplex == RG_FOLD ? 0 : a.turned ? -1 : 1;
		assert_style(&s.style, b.x - a.x == turn * 1500);
		assert_style(&s.style, b.y - a.y == turn * -700);
	}
}

/* Does the line go along an edge of a card, not through one? */
static bool
along_an_edge(const struct layout *l, const struct mark *m)
{
	int32_t unit = m->fold ? l->card_w : l->unit_w;

	if (m->x1 == m->x2)
		return (m->x1 - l->x) % unit == 0;
	return m->y1 == m->y2 && (m->y1 - l->y) % l->card_h == 0;
}

static void
marks_lead_the_knife(void **state)
{
	struct mark marks[LAYOUT_MARKS], backs[LAYOUT_MARKS];

	(void)state;
	EACH_STYLE(s) {
		struct layout l;
		size_t n;

		layout_set(&l, &s.style);
		n = layout_marks(&l, false, marks);
		assert_style(&s.style, n == layout_marks(&l, true, backs));
		assert_style(&s.style, n >= 4);
		for (size_t i = 0; i < n; i++) {
			assert_style(&s.style, along_an_edge(&l, &marks[i]));
			assert_style(&s.style, marks[i].x1 >= 0 &&
			    marks[i].x2 <= l.w && marks[i].y1 >= 0 &&
			    marks[i].y2 <= l.h);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fronts_lie_over_backs),
		cmocka_unit_test(backs_are_upright),
		cmocka_unit_test(cards_are_on_the_sheet_and_apart),
		cmocka_unit_test(sheets_hold_as_many_as_fit),
		cmocka_unit_test(an_offset_moves_backs_alone),
		cmocka_unit_test(marks_lead_the_knife),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
