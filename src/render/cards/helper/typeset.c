/*
 * Pango's and Cairo's one door.
 *
 * Nothing of the machine's is asked: the fonts are two files, metrics are
 * not rounded to pixels, and the date is the drawing's.
 */
#include "helper.h"

#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <math.h>
#include <time.h>

#define FAMILY		"DejaVu Sans"
#define POINTS		(72 / 25400.0)		/* in a micrometre */
#define SHRINK		0.96			/* from one try to the next */
/* For a word that is too wide, type gets smaller by so much, ... */
#define NARROWED	0.4
#define LEAST		6			/* ... but not than this; */
#define BROKEN		9			/* then words may break, at this */
/* Smaller than any eye: what is still too large is so by rounding. */
#define SMALLEST	0.002
#define BETWEEN		0.25			/* paragraphs, of the larger */

static const char *const fonts[] = {
	RG_FONTS "/DejaVuSans.ttf", RG_FONTS "/DejaVuSans-Bold.ttf",
};

struct typesetter {
	FcConfig	*config;
	PangoFontMap	*map;
	PangoContext	*context;
};

static void
set_context(struct typesetter *t)
{
	cairo_font_options_t *options = cairo_font_options_create();

	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	pango_cairo_context_set_font_options(t->context, options);
	pango_cairo_context_set_resolution(t->context, 72);
	pango_context_set_round_glyph_positions(t->context, FALSE);
	cairo_font_options_destroy(options);
}

struct typesetter *
typesetter_new(struct rg_arena *a)
{
	struct typesetter *t = RG_NEW(a, struct typesetter);

	t->config = FcConfigCreate();
	for (size_t i = 0; i < sizeof(fonts) / sizeof(fonts[0]); i++) {
		if (FcConfigAppFontAddFile(t->config,
		    (const FcChar8 *)fonts[i]))
			continue;
		FcConfigDestroy(t->config);
		return NULL;
	}
	t->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(t->map), t->config);
	t->context = pango_font_map_create_context(t->map);
	set_context(t);
	return t;
}

void
typesetter_release(struct typesetter *t)
{
	g_object_unref(t->context);
	g_object_unref(t->map);
	FcConfigDestroy(t->config);
}

/* In points. */
static double
size_of(const struct box *b, const struct text *text)
{
	return text->size / 100.0 * b->scale * text->scale;
}

/* A paragraph, as wide as its box. */
static PangoLayout *
new_layout(const struct typesetter *t, const struct box *b,
    const struct text *text)
{
	static const PangoAlignment alignments[] = { PANGO_ALIGN_LEFT,
		PANGO_ALIGN_CENTER, PANGO_ALIGN_RIGHT };
	PangoLayout *layout = pango_layout_new(t->context);
	PangoFontDescription *font = pango_font_description_new();
	PangoAttrList *attributes = pango_attr_list_new();

	pango_font_description_set_family_static(font, FAMILY);
	pango_font_description_set_weight(font, text->bold ?
	    PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_font_description_set_absolute_size(font,
	    size_of(b, text) * PANGO_SCALE);
	pango_attr_list_insert(attributes, pango_attr_language_new(
	    pango_language_from_string(text->lang)));
	pango_layout_set_attributes(layout, attributes);
	pango_layout_set_font_description(layout, font);
	pango_layout_set_alignment(layout, alignments[b->across]);
	pango_layout_set_wrap(layout, text->breaks ? PANGO_WRAP_WORD_CHAR :
	    PANGO_WRAP_WORD);
	pango_layout_set_width(layout, (int)(b->w * POINTS * PANGO_SCALE));
	pango_layout_set_text(layout, text->words.n ? text->words.p : "",
	    (int)text->words.n);
	pango_attr_list_unref(attributes);
	pango_font_description_free(font);
	return layout;
}

/* The same, kept for as long as its size and the way it breaks are. */
static PangoLayout *
lay_out(const struct typesetter *t, const struct box *b, struct text *text)
{
	double size = size_of(b, text);

	if (text->layout && text->laid == size)
		return text->layout;
	if (text->layout)
		g_object_unref(text->layout);
	text->layout = new_layout(t, b, text);
	text->laid = size;
	return text->layout;
}

/* How far below the paragraph the next one begins. */
static double
gap_of(const struct box *b, const struct text *text)
{
	if (text == &b->texts.v[b->texts.n - 1])
		return 0;
	return BETWEEN * fmax(size_of(b, text), size_of(b, text + 1));
}

/* Its height in points; wider than the box: infinite. */
static double
height_of(const struct typesetter *t, const struct box *b, struct text *text)
{
	PangoRectangle r;

	pango_layout_get_extents(lay_out(t, b, text), NULL, &r);
	if (r.width > b->w * POINTS * PANGO_SCALE)
		return HUGE_VAL;
	return (double)r.height / PANGO_SCALE;
}

/* Of all paragraphs. */
static double
total_height(const struct typesetter *t, const struct box *b)
{
	double height = 0;

	for (size_t i = 0; i < b->texts.n; i++)
		height += height_of(t, b, &b->texts.v[i]) +
		    gap_of(b, &b->texts.v[i]);
	return height;
}

/* Words that are too wide make their own paragraph smaller, no other. */
static void
fit_width(const struct typesetter *t, const struct box *b, struct text *text)
{
	double size = text->size / 100.0;
	double least = fmax(NARROWED, LEAST / size);

	while (height_of(t, b, text) == HUGE_VAL && !text->breaks) {
		text->scale *= SHRINK;
		if (text->scale >= least)
			continue;
		text->breaks = true;
		text->laid = 0;
		text->scale = fmin(1, fmax(NARROWED, BROKEN / size));
	}
}

static void
fit(const struct typesetter *t, struct box *b)
{
	for (size_t i = 0; i < b->texts.n; i++)
		fit_width(t, b, &b->texts.v[i]);
	while (total_height(t, b) > b->h * POINTS && b->scale > SMALLEST)
		b->scale *= SHRINK;
}

/* Paragraphs laid out are large: no more are kept than one box has. */
static void
forget(struct box *b)
{
	for (size_t i = 0; i < b->texts.n; i++)
		g_clear_object(&b->texts.v[i].layout);
}

/* Gives each paragraph of a box with its place below the box's top. */
static void
lay(const struct typesetter *t, const struct box *b,
    void (*put)(void *, PangoLayout *, double y), void *to)
{
	double room = b->h * POINTS - total_height(t, b);
	double y = b->down == START ? 0 : b->down == MIDDLE ? room / 2 : room;

	for (size_t i = 0; i < b->texts.n; i++) {
		struct text *text = &b->texts.v[i];

		put(to, lay_out(t, b, text), y);
		y += height_of(t, b, text) + gap_of(b, text);
	}
}

static void
show(void *to, PangoLayout *layout, double y)
{
	cairo_move_to(to, 0, y);
	pango_cairo_show_layout(to, layout);
}

static void
draw_box(const struct typesetter *t, cairo_t *cr, struct box *b)
{
	fit(t, b);
	cairo_save(cr);
	cairo_translate(cr, b->x * POINTS, b->y * POINTS);
	if (b->turned) {
		cairo_translate(cr, b->w * POINTS, b->h * POINTS);
		cairo_scale(cr, -1, -1);
	}
	lay(t, b, show, cr);
	cairo_restore(cr);
	forget(b);
}

static void
draw_stroke(cairo_t *cr, const struct stroke *s)
{
	cairo_set_line_width(cr, s->width * POINTS);
	cairo_move_to(cr, s->x1 * POINTS, s->y1 * POINTS);
	cairo_line_to(cr, s->x2 * POINTS, s->y2 * POINTS);
	cairo_stroke(cr);
}

static void
draw_pages(const struct typesetter *t, cairo_t *cr, struct document *d)
{
	size_t box = 0, stroke = 0;

	for (size_t page = 0; page < d->npages; page++) {
		for (; stroke < d->strokes.n &&
		    d->strokes.v[stroke].page == page; stroke++)
			draw_stroke(cr, &d->strokes.v[stroke]);
		for (; box < d->boxes.n && d->boxes.v[box].page == page; box++)
			draw_box(t, cr, &d->boxes.v[box]);
		cairo_show_page(cr);
	}
}

static void
set_metadata(cairo_surface_t *surface, const struct document *d)
{
	time_t at = (time_t)d->date;
	struct tm tm;
	char date[32] = "1970-01-01T00:00:00Z";

	if (gmtime_r(&at, &tm))
		strftime(date, sizeof(date), "%Y-%m-%dT%H:%M:%SZ", &tm);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE,
	    d->title);
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR,
	    "refgen " RG_VERSION);
	cairo_pdf_surface_set_metadata(surface,
	    CAIRO_PDF_METADATA_CREATE_DATE, date);
}

static cairo_status_t
keep(void *to, const unsigned char *bytes, unsigned n)
{
	rg_buf_put(to, rg_view((const char *)bytes, n));
	return CAIRO_STATUS_SUCCESS;
}

bool
typeset(struct typesetter *t, struct rg_buf *pdf, struct document *d)
{
	cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(keep,
	    pdf, d->w * POINTS, d->h * POINTS);
	cairo_t *cr = cairo_create(surface);
	bool done;

	set_metadata(surface, d);
	pango_cairo_update_context(cr, t->context);
	draw_pages(t, cr, d);
	done = cairo_status(cr) == CAIRO_STATUS_SUCCESS;
	cairo_destroy(cr);
	cairo_surface_finish(surface);
	done &= cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS;
	cairo_surface_destroy(surface);
	return done && language_put(pdf, d->lang);
}

/* Ink in points, from the box's upper left corner; none: x2 < x1. */
struct ink {
	double	x1, y1, x2, y2;
};

static void
widen(void *to, PangoLayout *layout, double y)
{
	struct ink *all = to;
	PangoRectangle r;
	double x, top;

	pango_layout_get_extents(layout, &r, NULL);
	x = (double)r.x / PANGO_SCALE;
	top = y + (double)r.y / PANGO_SCALE;
	all->x1 = fmin(all->x1, x);
	all->y1 = fmin(all->y1, top);
	all->x2 = fmax(all->x2, x + (double)r.width / PANGO_SCALE);
	all->y2 = fmax(all->y2, top + (double)r.height / PANGO_SCALE);
}

/* The smallest type in the box. */
static double
least_size(const struct box *b)
{
	double least = HUGE_VAL;

	for (size_t i = 0; i < b->texts.n; i++)
		least = fmin(least, size_of(b, &b->texts.v[i]));
	return least;
}

static void
measure_box(const struct typesetter *t, struct rg_buf *lines,
    const struct box *b, size_t document, size_t number)
{
	struct ink ink = { HUGE_VAL, HUGE_VAL, -HUGE_VAL, -HUGE_VAL };
	double x, y, w, h;

	lay(t, b, widen, &ink);
	w = (ink.x2 - ink.x1) / POINTS;
	h = (ink.y2 - ink.y1) / POINTS;
	x = ink.x1 / POINTS;
	y = ink.y1 / POINTS;
	if (b->turned) {
		x = b->w - x - w;
		y = b->h - y - h;
	}
	rg_buf_fmt(lines, "%zu %zu %zu %d %d %d %d %.0f %.0f %.0f %.0f %.0f\n",
	    document, b->page + 1, number, (int)b->x, (int)b->y, (int)b->w,
	    (int)b->h, b->x + x, b->y + y, w, h, least_size(b) * 100);
}

void
measure(struct typesetter *t, struct rg_buf *lines, struct document *d,
    size_t number)
{
	for (size_t i = 0; i < d->boxes.n; i++) {
		fit(t, &d->boxes.v[i]);
		if (d->boxes.v[i].texts.n > 0)
			measure_box(t, lines, &d->boxes.v[i], number, i + 1);
		forget(&d->boxes.v[i]);
	}
}
