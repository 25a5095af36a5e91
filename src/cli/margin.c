#include "margin.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "refgen/utf8.h"

#define MARGIN 26		/* columns, with the blank behind it */
#define NUMBERS 8		/* "%5zu | " */
#define LEAST 20		/* columns of a line that are always shown */

#define PLAIN "\033[0m"
#define BOLD "\033[1m"
#define DIM "\033[2m"
#define YELLOW "\033[1;33m"

/* How the margin says each kind of claim. */
static const struct {
	const char	*sign;
	const char	*colour;
} kinds[] = {
	[RG_CLAIM_ASSIGNMENT] = { "",   "\033[32m" },
	[RG_CLAIM_RANGE]      = { "",   "\033[34m" },
	[RG_CLAIM_SERVICE]    = { "",   "\033[36m" },
	[RG_CLAIM_REMARK]     = { "+ ", "\033[36m" },
};

/* A line that gave nothing, and should have. */
static const enum rg_diag_id passed_over[] = {
	RG_D_NUMBER_TOO_LONG, RG_D_ROW_UNREAD, RG_D_SERVICE_MISSING,
	RG_D_LINE_UNREAD,
};

struct page {
	struct cli		*cli;
	const struct rg_note_file	*file;
	struct rg_buf		 out;
	const struct rg_claim	**claims;	/* by place */
	size_t			 nclaims, next;
	size_t			 diag;		/* the next; both go by path */
	size_t			 width;		/* of a line; 0: whole */
	bool			 colour;
};

static int
by_place(const void *a, const void *b)
{
	const struct rg_claim *const *x = a, *const *y = b;

	if ((*x)->at.at != (*y)->at.at)
		return (*x)->at.at < (*y)->at.at ? -1 : 1;
	return *x < *y ? -1 : *x > *y;
}

static void
paint(struct page *p, const char *colour)
{
	if (p->colour)
		rg_buf_str(&p->out, colour);
}

/* Text in at most `width` columns, an ellipsis for the rest. */
static size_t
put_cut(struct rg_buf *out, struct rg_view text, size_t width)
{
	size_t at = 0, kept = 0, columns = 0, w = 0;

	if (rg_utf8_width(text) <= width) {
		rg_buf_put(out, text);
		return rg_utf8_width(text);
	}
	while (at < text.n) {
		size_t from = at;

		rg_utf8_next(text, &at);
		columns += rg_utf8_width(rg_view_cut(text, from, at));
		if (columns > width - 1)
			break;
		kept = at;
		w = columns;
	}
	rg_buf_put(out, rg_view(text.p, kept));
	rg_buf_str(out, "…");
	return w + 1;
}

/* "22/tcp SSH", "[well-known] 0-1023", "+ SSH". */
static void
put_claim(struct rg_buf *out, const struct rg_claim *c)
{
	rg_buf_str(out, kinds[c->kind].sign);
	if (c->kind == RG_CLAIM_RANGE)
		rg_buf_fmt(out, "[%s]%s", rg_class_name(c->class),
		    c->nports ? " " : "");
	for (size_t i = 0; i < c->nports; i++) {
		rg_buf_str(out, i ? "," : "");
		rg_range_put(out, c->ports[i]);
	}
	if (c->transports) {
		rg_buf_char(out, '/');
		rg_transports_put(out, c->transports, "+");
	}
	if (c->kind != RG_CLAIM_RANGE && c->nnames) {
		rg_buf_str(out, c->nports || c->transports ? " " : "");
		rg_printable(out, c->names[0]);
	}
}

/* The line's number and words; 0 leaves the place blank. */
static void
put_words(struct page *p, size_t line)
{
	struct rg_buf words = { 0 };

	paint(p, DIM);
	if (line)
		rg_buf_fmt(&p->out, "%5zu |", line);
	else
		rg_buf_str(&p->out, "      |");
	paint(p, PLAIN);
	if (line)
		rg_printable(&words, rg_source_text(p->file->source, line));
	if (words.n) {
		rg_buf_char(&p->out, ' ');
		put_cut(&p->out, rg_buf_view(&words), p->width ? p->width :
		    RG_NONE);
	}
	rg_buf_char(&p->out, '\n');
	rg_buf_release(&words);
}

static void
put_row(struct page *p, struct rg_view left, const char *colour, size_t line)
{
	size_t width;

	if (left.n)
		paint(p, colour);
	width = put_cut(&p->out, left, MARGIN - 1);
	if (left.n)
		paint(p, PLAIN);
	rg_buf_fill(&p->out, ' ', MARGIN - width);
	put_words(p, line);
}

/* Was a port passed over here?  The lines of a page are asked in order. */
static bool
gave_nothing(struct page *p, size_t line)
{
	const struct rg_diags *d = &p->cli->diags;
	const struct rg_source *source = p->file->source;
	bool nothing = false;

	for (; p->diag < d->list.n; p->diag++) {
		const struct rg_diag *one = &d->list.v[p->diag];
		size_t at;

		if (one->at.source != source)
			break;
		at = rg_source_line(source, one->at.at);
		if (at > line)
			break;
		for (size_t k = 0; k < sizeof(passed_over) /
		    sizeof(passed_over[0]); k++)
			nothing |= at == line && one->id == passed_over[k];
	}
	return nothing;
}

/* Several claims of a line stand below each other. */
static void
put_line(struct page *p, size_t line)
{
	struct rg_buf left = { 0 };
	size_t shown = line;

	while (p->next < p->nclaims && rg_source_line(p->file->source,
	    p->claims[p->next]->at.at) <= line) {
		const struct rg_claim *c = p->claims[p->next++];

		rg_buf_reset(&left);
		put_claim(&left, c);
		put_row(p, rg_buf_view(&left), kinds[c->kind].colour, shown);
		shown = 0;
	}
	if (shown)
		put_row(p, gave_nothing(p, line) ? RG_V("?") : RG_V(""), YELLOW,
		    line);
	rg_buf_release(&left);
}

static void
put_head(struct page *p)
{
	const struct rg_note *note = p->file->note;

	paint(p, BOLD);
	rg_printable(&p->out, rg_view_of(p->file->path));
	paint(p, PLAIN);
	if (!note)
		rg_buf_fmt(&p->out, " (%s)", tr(p->cli, "left out"));
	else if (note->lang.n)
		rg_buf_fmt(&p->out, " (%.*s)", RG_ARG(note->lang));
	rg_buf_char(&p->out, '\n');
}

/* The claims and the diagnostics of the page's note. */
static void
find_contents(struct page *p, const struct notes *notes)
{
	const struct rg_note_file *f = p->file;
	const struct rg_diags *d = &p->cli->diags;

	p->nclaims = f->claims_to - f->claims_from;
	p->next = 0;
	p->claims = rg_arena_alloc(&p->cli->arena,
	    p->nclaims * sizeof(*p->claims));
	for (size_t i = 0; i < p->nclaims; i++)
		p->claims[i] = &notes->claims.list.v[f->claims_from + i];
	if (p->nclaims)
		qsort(p->claims, p->nclaims, sizeof(*p->claims), by_place);
	while (p->diag < d->list.n && (!d->list.v[p->diag].at.source ||
	    strcmp(d->list.v[p->diag].at.source->path, f->path) < 0))
		p->diag++;
}

static void
put_note(struct page *p, const struct notes *notes)
{
	put_head(p);
	if (!p->file->note)
		return;
	find_contents(p, notes);
	for (size_t n = 1; n <= p->file->source->nlines; n++)
		if (p->file->source->bytes.n)
			put_line(p, n);
}

void
print_margin(struct cli *cli, const struct notes *notes)
{
	size_t columns = screen_columns(STDOUT_FILENO);
	struct page p = { .cli = cli, .colour = screen_colour(STDOUT_FILENO) };
	bool ok = true;

	if (columns)
		p.width = columns > MARGIN + NUMBERS + LEAST ?
		    columns - MARGIN - NUMBERS : LEAST;
	for (size_t i = 0; i < notes->files.n && ok; i++) {
		p.file = &notes->files.v[i];
		rg_buf_reset(&p.out);
		rg_buf_str(&p.out, i ? "\n" : "");
		put_note(&p, notes);
		ok = fwrite(p.out.p, 1, p.out.n, stdout) == p.out.n;
	}
	rg_buf_release(&p.out);
}
