/* The cards: both sides of each, on sheets that are cut. */
#include "cards/deck.h"
#include "cards/draw.h"

/* What a card of A7 has; on another it grows and shrinks with the height. */
#define WHOLE		74000
#define PADDING		6000
#define HEAD		5000		/* height of the line above */
#define FOOT		4000		/* and of the small print */
#define GAP		1500
#define HEAD_SIZE	850
#define FOOT_SIZE	650
#define MARK_WIDTH	90
#define FOLD_WIDTH	60

static const struct {
	int32_t	size;
	bool	bold;
} type[ROLES] = {
	[ROLE_KEY]	= { 7200, true },
	[ROLE_HOW]	= { 2200, false },
	[ROLE_TERM]	= { 2600, true },
	[ROLE_STANDS]	= { 1500, false },
	[ROLE_SAYS]	= { 1150, false },
};

struct sheet {
	struct draw		 draw;
	struct layout		 layout;
	const struct deck	*deck;
};

static int32_t
part(const struct cell *c, int32_t of)
{
	return (int32_t)((int64_t)of * c->h / WHOLE);
}

/* Type that is small already stays so. */
static int32_t
small(const struct cell *c, int32_t size)
{
	return c->h < WHOLE ? (size + part(c, size)) / 2 : size;
}

static void
draw_head(const struct sheet *s, struct cell c, const struct side *side,
    int32_t pad, int32_t w)
{
	rg_lang lang = side->lang;

	draw_box(&s->draw, c, pad, pad, w * 3 / 5, part(&c, HEAD), "left",
	    "top");
	draw_text(&s->draw, small(&c, HEAD_SIZE), true, lang, side->label);
	draw_box(&s->draw, c, pad + w * 3 / 5, pad, w - w * 3 / 5,
	    part(&c, HEAD), "right", "top");
	draw_text(&s->draw, small(&c, HEAD_SIZE), false, lang,
	    deck_plain(s->deck, s->deck->exam->title[lang], 60));
}

static void
draw_foot(const struct sheet *s, struct cell c, const struct side *side,
    int32_t pad, int32_t w, size_t card)
{
	int32_t y = c.h - pad - part(&c, FOOT), room = part(&c, FOOT);
	struct rg_buf number = { 0 };

	rg_buf_fmt(&number, "%zu/%zu", card + 1, s->deck->cards.n);
	if (side->source.n > 0) {
		draw_box(&s->draw, c, pad, y, w * 4 / 5, room, "left",
		    "bottom");
		draw_text(&s->draw, small(&c, FOOT_SIZE), false, side->lang,
		    side->source);
	}
	draw_box(&s->draw, c, pad + w * 4 / 5, y, w - w * 4 / 5, room,
	    "right", "bottom");
	draw_text(&s->draw, small(&c, FOOT_SIZE), false, side->lang,
	    rg_buf_view(&number));
	rg_buf_release(&number);
}

static void
draw_side(const struct sheet *s, struct cell c, const struct side *side,
    size_t card, bool question)
{
	int32_t pad = part(&c, PADDING), w = c.w - 2 * pad;
	int32_t y = pad + part(&c, HEAD) + part(&c, GAP);
	int32_t h = c.h - y - pad - part(&c, FOOT) - part(&c, GAP);

	draw_head(s, c, side, pad, w);
	draw_box(&s->draw, c, pad, y, w, h, question ? "center" : "left",
	    "middle");
	for (size_t i = 0; i < side->lines.n; i++) {
		const struct line *l = &side->lines.v[i];

		draw_text(&s->draw, part(&c, type[l->role].size),
		    type[l->role].bold, l->lang, l->text);
	}
	draw_foot(s, c, side, pad, w, card);
}

static void
draw_marks(const struct sheet *s, bool back)
{
	struct mark marks[LAYOUT_MARKS];
	size_t n = layout_marks(&s->layout, back, marks);

	for (size_t i = 0; i < n; i++)
		draw_line(&s->draw, marks[i].x1, marks[i].y1, marks[i].x2,
		    marks[i].y2, marks[i].fold ? FOLD_WIDTH : MARK_WIDTH);
}

/* One page: the cards from `from` on, as many as a sheet holds. */
static void
draw_cards(const struct sheet *s, size_t from, bool front, bool back)
{
	const struct deck *d = s->deck;
	size_t n = layout_count(&s->layout);

	draw_page(&s->draw);
	draw_marks(s, back && !front);
	for (size_t i = 0; i < n && from + i < d->cards.n; i++) {
		const struct card *c = &d->cards.v[from + i];

		if (front)
			draw_side(s, layout_front(&s->layout, i),
			    &c->question, from + i, true);
		if (back)
			draw_side(s, layout_back(&s->layout, i), &c->answer,
			    from + i, false);
	}
}

static void
draw_title(const struct sheet *s, rg_lang lang)
{
	struct rg_buf title = { 0 };

	rg_buf_put(&title, deck_plain(s->deck, s->deck->exam->title[lang],
	    200));
	rg_buf_fmt(&title, ": %s", rg_trc(s->draw.job->locale, lang, "cards",
	    "cards"));
	draw_document(&s->draw, s->layout.w, s->layout.h, lang,
	    rg_buf_view(&title));
	rg_buf_release(&title);
}

void
rg_cards_draw(struct rg_buf *out, const struct rg_render_job *job,
    const struct rg_exam *exam, const struct rg_card_style *style)
{
	bool fold = style->duplex == RG_FOLD;
	struct rg_arena arena;
	struct deck deck;
	struct sheet s = { { out, job }, { 0 }, &deck };

	rg_arena_init(&arena);
	deck_make(&deck, &arena, job, exam, style->ask, style->front,
	    style->back);
	layout_set(&s.layout, style);
	draw_title(&s, style->front);
	for (size_t i = 0; i < deck.cards.n; i += layout_count(&s.layout)) {
		draw_cards(&s, i, true, fold);
		if (!fold)
			draw_cards(&s, i, false, true);
	}
	if (deck.cards.n == 0)
		draw_page(&s.draw);
	rg_arena_release(&arena);
}
