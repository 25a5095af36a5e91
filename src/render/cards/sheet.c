/* All that an exam asks for, on one page while that can be read. */
#include "cards/deck.h"
#include "cards/draw.h"

#define MARGIN		12000
#define TITLE		9000		/* height of the title */
#define FOOT		5000
#define ROW		6600		/* height of a row, at the most */
#define COLUMN_ROWS	48		/* more than these need a column more */
#define COLUMNS		4		/* more than these need a page more */
#define BETWEEN		6000		/* columns */
#define RULE		60
#define RULE_BOLD	200

/* The fields of a row, in thousandths of its width. */
static const struct {
	const char	*title;
	int32_t		 from, width;
} fields[] = {
	{ "port", 0, 130 },
	{ "transport", 130, 130 },
	{ "service", 260, 240 },
	{ "stands for", 500, 500 },
};

#define FIELDS (sizeof(fields) / sizeof(fields[0]))

struct table {
	struct draw		 draw;
	struct deck		 deck;
	rg_lang			 lang;
	int32_t			 w, h;		/* of the page */
	int32_t			 row, col;	/* height, width */
	size_t			 rows, cols;	/* of entries on a page */
};

static struct rg_view
field_text(const struct table *t, const struct entry *e, size_t field,
    rg_lang *lang)
{
	const struct rg_said *said;

	switch (field) {
	case 0:
		return e->no_port ? RG_V("–") : deck_ports(&t->deck, e);
	case 1:
		return deck_transports(&t->deck, e->transports);
	case 2:
		return deck_name(&t->deck, e, t->lang);
	default:
		if (!e->service)
			return RG_V("");
		said = &e->service->expansion[t->lang];
		if (said->text.n > 0)
			*lang = said->lang;
		return deck_plain(&t->deck, said->text, 160);
	}
}

static void
draw_field(const struct table *t, struct cell row, size_t field, bool bold,
    rg_lang lang, struct rg_view text)
{
	int32_t x = (int32_t)((int64_t)row.w * fields[field].from / 1000);
	int32_t w = (int32_t)((int64_t)row.w * fields[field].width / 1000);

	if (text.n == 0)
		return;
	draw_box(&t->draw, row, x, row.h / 20, w - 1500, row.h * 9 / 10,
	    "left", "middle");
	draw_text(&t->draw, field == 3 ? 900 : 1000, bold, lang, text);
}

static struct cell
row_cell(const struct table *t, size_t col, size_t row)
{
	return (struct cell){ MARGIN + (int32_t)col * (t->col + BETWEEN),
		MARGIN + TITLE + (int32_t)row * t->row, t->col, t->row,
		false };
}

static void
draw_head(const struct table *t, size_t col)
{
	struct cell c = row_cell(t, col, 0);

	for (size_t f = 0; f < FIELDS; f++)
		draw_field(t, c, f, false, t->lang,
		    rg_view_of(rg_trc(t->draw.job->locale, t->lang, "cards",
		    fields[f].title)));
	draw_line(&t->draw, c.x, c.y + c.h, c.x + c.w, c.y + c.h, RULE_BOLD);
}

static void
draw_entry(const struct table *t, const struct entry *e, size_t col,
    size_t row)
{
	struct cell c = row_cell(t, col, row);

	for (size_t f = 0; f < FIELDS; f++) {
		rg_lang lang = t->lang;
		struct rg_view text = field_text(t, e, f, &lang);

		draw_field(t, c, f, f == 0 || f == 2, lang, text);
	}
	draw_line(&t->draw, c.x, c.y + c.h, c.x + c.w, c.y + c.h, RULE);
}

static void
draw_frame(const struct table *t)
{
	struct cell page = { 0, 0, t->w, t->h, false };
	int32_t w = t->w - 2 * MARGIN;

	draw_box(&t->draw, page, MARGIN, MARGIN, w, TITLE - 2500, "left",
	    "top");
	draw_text(&t->draw, 1800, true, t->lang,
	    deck_plain(&t->deck, t->deck.exam->title[t->lang], 200));
	draw_box(&t->draw, page, MARGIN, t->h - MARGIN - FOOT + 1500, w,
	    FOOT - 1500, "left", "bottom");
	draw_text(&t->draw, 700, false, t->lang, rg_view_of(
	    t->draw.job->title ? t->draw.job->title : "portinfo"));
}

static void
measure_table(struct table *t, size_t n)
{
	int32_t room = t->h - 2 * MARGIN - TITLE - FOOT;

	if (n > COLUMNS * COLUMN_ROWS)
		n = COLUMNS * COLUMN_ROWS;
	t->cols = n > COLUMN_ROWS ? 1 + (n - 1) / COLUMN_ROWS : 1;
	t->rows = (n + t->cols - 1) / t->cols;
	t->row = room / (int32_t)(t->rows + 1);
	if (t->row > ROW)
		t->row = ROW;
	t->col = (t->w - 2 * MARGIN - ((int32_t)t->cols - 1) * BETWEEN) /
	    (int32_t)t->cols;
}

/* A page of the entries from `first` on. */
static void
draw_entries(const struct table *t, size_t first)
{
	size_t n = t->deck.entries.n - first;

	draw_page(&t->draw);
	draw_frame(t);
	for (size_t i = 0; i < t->cols; i++)
		draw_head(t, i);
	for (size_t i = 0; i < n && i < t->rows * t->cols; i++)
		draw_entry(t, &t->deck.entries.v[first + i], i / t->rows,
		    1 + i % t->rows);
}

void
rg_cards_draw_sheet(struct rg_buf *out, const struct rg_render_job *job,
    const struct rg_exam *exam, const struct rg_card_style *style)
{
	struct table t = { .draw = { out, job }, .lang = style->front };
	struct rg_card_style upright = { .paper = style->paper,
		.size = RG_CARD_BUSINESS };
	struct layout page;
	struct rg_arena arena;
	size_t at = 0;

	rg_arena_init(&arena);
	deck_list(&t.deck, &arena, job, exam);
	layout_set(&page, &upright);
	t.w = page.w;
	t.h = page.h;
	measure_table(&t, t.deck.entries.n);
	draw_document(&t.draw, t.w, t.h, t.lang, deck_plain(&t.deck,
	    exam->title[t.lang], 200));
	do {
		draw_entries(&t, at);
		at += t.rows * t.cols;
	} while (at < t.deck.entries.n);
	rg_arena_release(&arena);
}
