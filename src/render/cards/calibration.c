/*
 * A sheet to find a printer's offset: crosses on the front, and on the back
 * a scale over each, whose zero is where the cross should be.  Held against
 * the light, the sheet shows what to give as --offset.
 */
#include "cards/draw.h"

#define INSET		35000		/* of the outer crosses from the edges */
#define ARM		14000
#define REACH		10000		/* of the scales, to either side */
#define THIN		90
#define TICK		1000
#define TICK_LONG	2200
#define RULER		100000

struct sheet {
	struct draw	draw;
	struct layout	layout;
	rg_lang		front, back;
};

/* A place on the front as a cell without an extent. */
static void
crosses(const struct layout *l, struct cell places[5])
{
	int32_t right = l->w - INSET, low = l->h - INSET;

	places[0] = (struct cell){ .x = l->w / 2, .y = l->h / 2 };
	places[1] = (struct cell){ .x = INSET, .y = INSET };
	places[2] = (struct cell){ .x = right, .y = INSET };
	places[3] = (struct cell){ .x = INSET, .y = low };
	places[4] = (struct cell){ .x = right, .y = low };
}

static void
draw_cross(const struct sheet *s, struct cell c)
{
	draw_line(&s->draw, c.x - ARM, c.y, c.x + ARM, c.y, THIN);
	draw_line(&s->draw, c.x, c.y - ARM, c.x, c.y + ARM, THIN);
}

/* A tick of the scale, and its number at the ends. */
static void
draw_tick(const struct sheet *s, struct cell c, int mm, bool down)
{
	int32_t at = (c.turned ? -1000 : 1000) * mm;
	int32_t arm = mm % 5 == 0 ? TICK_LONG : TICK;
	struct cell here = { c.x + (down ? 0 : at), c.y + (down ? at : 0), 0, 0,
		c.turned };
	struct rg_buf number = { 0 };

	if (down)
		draw_line(&s->draw, here.x - arm, here.y, here.x + arm, here.y,
		    THIN);
	else
		draw_line(&s->draw, here.x, here.y - arm, here.x, here.y + arm,
		    THIN);
	if (mm % 10 != 0 || mm == 0)
		return;
	rg_buf_fmt(&number, "%d", mm);
	if (down)
		draw_box(&s->draw, here, 2600, -2000, 8000, 4000, "left",
		    "middle");
	else
		draw_box(&s->draw, here, -4000, 2600, 8000, 4000, "center",
		    "top");
	draw_text(&s->draw, 700, false, s->back, rg_buf_view(&number));
	rg_buf_release(&number);
}

static void
draw_scale(const struct sheet *s, struct cell c)
{
	draw_line(&s->draw, c.x - REACH, c.y, c.x + REACH, c.y, THIN);
	draw_line(&s->draw, c.x, c.y - REACH, c.x, c.y + REACH, THIN);
	for (int mm = -REACH / 1000; mm <= REACH / 1000; mm++) {
		draw_tick(s, c, mm, false);
		draw_tick(s, c, mm, true);
	}
}

/* Ten centimetres, to see whether the printer scales. */
static void
draw_ruler(const struct sheet *s)
{
	const struct layout *l = &s->layout;
	struct cell c = { l->w / 2 - RULER / 2, l->h - INSET / 2, RULER, 0,
		false };

	draw_line(&s->draw, c.x, c.y, c.x + RULER, c.y, THIN);
	for (int32_t at = 0; at <= RULER; at += RULER / 10)
		draw_line(&s->draw, c.x + at, c.y - TICK_LONG, c.x + at, c.y,
		    THIN);
	draw_box(&s->draw, c, 0, 1000, RULER, 4500, "center", "top");
	draw_say(&s->draw, 850, false, s->front,
	    "10 cm: if not, print without scaling (100 %)");
}

static void
draw_words(const struct sheet *s)
{
	static const char *const lines[] = {
		"1. Print both sides as you will print the cards.",
		"2. Hold the sheet against the light, this side towards the "
		    "light.",
		"3. Read on the scales of the back where the crosses of the "
		    "front fall: across, then down.",
		"4. Give both numbers, in millimetres: --offset ACROSS,DOWN",
	};
	struct cell page = { 0, 0, s->layout.w, s->layout.h, false };

	draw_box(&s->draw, page, INSET, INSET + ARM + 6000,
	    s->layout.w - 2 * INSET, s->layout.h / 2 - INSET - 2 * ARM - 12000,
	    "left", "top");
	draw_say(&s->draw, 1600, true, s->front, "Calibration: front");
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		draw_say(&s->draw, 1100, false, s->front, lines[i]);
}

static void
draw_back(const struct sheet *s, const struct cell places[5])
{
	struct cell page = layout_behind(&s->layout, (struct cell){ 0, 0,
	    s->layout.w, s->layout.h, false });

	draw_page(&s->draw);
	for (size_t i = 0; i < 5; i++)
		draw_scale(s, layout_behind(&s->layout, places[i]));
	draw_box(&s->draw, page, INSET, INSET + ARM + 6000,
	    s->layout.w - 2 * INSET, 20000, "left", "top");
	draw_say(&s->draw, 1600, true, s->back, "Calibration: back");
}

void
rg_cards_draw_calibration(struct rg_buf *out, const struct rg_render_job *job,
    const struct rg_card_style *style)
{
	struct sheet s = { { out, job }, { 0 }, style->front, style->back };
	struct cell places[5];

	layout_set(&s.layout, style);
	crosses(&s.layout, places);
	draw_document(&s.draw, s.layout.w, s.layout.h, style->front,
	    rg_view_of(rg_trc(job->locale, style->front, "cards",
	    "calibration sheet")));
	draw_page(&s.draw);
	for (size_t i = 0; i < 5; i++)
		draw_cross(&s, places[i]);
	draw_words(&s);
	draw_ruler(&s);
	draw_back(&s, places);
}
