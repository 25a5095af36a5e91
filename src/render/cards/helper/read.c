/* The lines of a drawing. */
#include "helper.h"

/* What is left of a line. */
struct words {
	struct rg_view	rest;
	bool		bad;
};

static struct rg_view
next(struct words *w)
{
	struct rg_view word = { 0 };

	if (!rg_view_split(&word, &w->rest, ' ') || word.n == 0)
		w->bad = true;
	return word;
}

static int64_t
next_number(struct words *w)
{
	struct rg_view word = next(w);
	bool minus = rg_view_starts(word, RG_V("-"));
	int64_t n = 0;

	for (size_t i = minus; i < word.n; i++) {
		if (word.p[i] < '0' || word.p[i] > '9' || n > INT64_MAX / 20)
			w->bad = true;
		else
			n = n * 10 + (word.p[i] - '0');
	}
	if (word.n == (size_t)minus)
		w->bad = true;
	return minus ? -n : n;
}

/* A length: nothing on a page is as long as ten metres. */
static int32_t
next_length(struct words *w)
{
	int64_t n = next_number(w);

	if (n < -10000000 || n > 10000000) {
		w->bad = true;
		return 0;
	}
	return (int32_t)n;
}

/* Which of the names, ended by NULL. */
static int
next_name(struct words *w, const char *const *names)
{
	struct rg_view word = next(w);

	for (int i = 0; names[i]; i++)
		if (rg_view_eq(word, rg_view_of(names[i])))
			return i;
	w->bad = true;
	return 0;
}

static struct document *
last_document(struct drawing *d, struct words *w)
{
	static struct document none;

	if (d->documents.n > 0)
		return &d->documents.v[d->documents.n - 1];
	w->bad = true;
	none = (struct document){ 0 };
	return &none;
}

static void
read_document(struct drawing *d, struct words *w)
{
	struct document *new = RG_PUSH(d->arena, &d->documents);

	new->w = next_length(w);
	new->h = next_length(w);
	new->lang = rg_arena_str(d->arena, next(w));
	new->date = next_number(w);
	new->title = rg_arena_str(d->arena, w->rest);
	if (new->w <= 0 || new->h <= 0)
		w->bad = true;
}

static void
read_page(struct drawing *d, struct words *w)
{
	last_document(d, w)->npages++;
}

static void
read_line(struct drawing *d, struct words *w)
{
	struct document *in = last_document(d, w);
	struct stroke *new = RG_PUSH(d->arena, &in->strokes);

	if (in->npages == 0) {
		w->bad = true;
		return;
	}
	new->page = in->npages - 1;
	new->x1 = next_length(w);
	new->y1 = next_length(w);
	new->x2 = next_length(w);
	new->y2 = next_length(w);
	new->width = next_length(w);
}

static void
read_box(struct drawing *d, struct words *w)
{
	static const char *const turns[] = { "0", "180", NULL };
	static const char *const across[] = { "left", "center", "right",
		NULL };
	static const char *const down[] = { "top", "middle", "bottom", NULL };
	struct document *in = last_document(d, w);
	struct box *new = RG_PUSH(d->arena, &in->boxes);

	if (in->npages == 0) {
		w->bad = true;
		return;
	}
	new->page = in->npages - 1;
	new->x = next_length(w);
	new->y = next_length(w);
	new->w = next_length(w);
	new->h = next_length(w);
	new->turned = next_name(w, turns);
	new->across = (enum place)next_name(w, across);
	new->down = (enum place)next_name(w, down);
	new->scale = 1;
	if (new->w <= 0 || new->h <= 0)
		w->bad = true;
}

static void
read_text(struct drawing *d, struct words *w)
{
	static const char *const weights[] = { "normal", "bold", NULL };
	struct document *in = last_document(d, w);
	struct text *new;

	if (in->boxes.n == 0) {
		w->bad = true;
		return;
	}
	new = RG_PUSH(d->arena, &in->boxes.v[in->boxes.n - 1].texts);
	new->size = next_length(w);
	new->bold = next_name(w, weights);
	new->lang = rg_arena_str(d->arena, next(w));
	new->words = w->rest;
	new->scale = 1;
	if (new->size <= 0)
		w->bad = true;
}

static const struct {
	const char	*verb;
	void		(*read)(struct drawing *, struct words *);
} verbs[] = {
	{ "document", read_document },
	{ "page", read_page },
	{ "line", read_line },
	{ "box", read_box },
	{ "text", read_text },
};

static bool
read_verb(struct drawing *d, struct rg_view line)
{
	struct words w = { line, false };
	struct rg_view verb = next(&w);

	for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++) {
		if (!rg_view_eq(verb, rg_view_of(verbs[i].verb)))
			continue;
		verbs[i].read(d, &w);
		return !w.bad;
	}
	return false;
}

size_t
drawing_read(struct drawing *d, struct rg_view lines)
{
	struct rg_view line;

	for (size_t n = 1; rg_view_split(&line, &lines, '\n'); n++)
		if (line.n > 0 && !read_verb(d, line))
			return n;
	return 0;
}
