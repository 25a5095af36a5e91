#include "cards/draw.h"

#include "refgen/utf8.h"

static const char *
tag(const struct draw *d, rg_lang lang)
{
	return d->job->locale->langs[lang].tag;
}

/* Words end where their line does. */
static void
put_words(const struct draw *d, struct rg_view words)
{
	for (size_t i = 0; i < words.n; i++)
		rg_buf_char(d->out, (unsigned char)words.p[i] < ' ' ? ' ' :
		    words.p[i]);
	rg_buf_char(d->out, '\n');
}

void
draw_document(const struct draw *d, int32_t w, int32_t h, rg_lang lang,
    struct rg_view title)
{
	int64_t date = d->job->date < 0 ? 0 : d->job->date;

	rg_buf_fmt(d->out, "document %d %d %s %lld ", (int)w, (int)h,
	    tag(d, lang), (long long)date);
	put_words(d, title);
}

void
draw_page(const struct draw *d)
{
	rg_buf_str(d->out, "page\n");
}

void
draw_line(const struct draw *d, int32_t x1, int32_t y1, int32_t x2,
    int32_t y2, int32_t width)
{
	rg_buf_fmt(d->out, "line %d %d %d %d %d\n", (int)x1, (int)y1, (int)x2,
	    (int)y2, (int)width);
}

void
draw_box(const struct draw *d, struct cell c, int32_t x, int32_t y, int32_t w,
    int32_t h, const char *across, const char *down)
{
	if (c.turned) {
		x = c.w - x - w;
		y = c.h - y - h;
	}
	rg_buf_fmt(d->out, "box %d %d %d %d %s %s %s\n", (int)(c.x + x),
	    (int)(c.y + y), (int)w, (int)h, c.turned ? "180" : "0", across,
	    down);
}

void
draw_text(const struct draw *d, int32_t size, bool bold, rg_lang lang,
    struct rg_view words)
{
	rg_buf_fmt(d->out, "text %d %s %s ", (int)size,
	    bold ? "bold" : "normal", tag(d, lang));
	put_words(d, words);
}

void
draw_say(const struct draw *d, int32_t size, bool bold, rg_lang lang,
    const char *msgid)
{
	draw_text(d, size, bold, lang, rg_view_of(rg_trc(d->job->locale, lang,
	    "cards", msgid)));
}
