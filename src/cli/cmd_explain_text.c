/*
 * The answer for people.  On a terminal it has colours, and what does not
 * fit is cut; into a file or a pipe goes everything as it is.
 */
#include "cmd_explain.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "refgen/utf8.h"

#define WIDTH 80
#define CLAIMS_SHOWN 12
#define WORDS_LEAST 24		/* columns of a claim that are always shown */

#define BOLD "\033[1m"
#define DIM "\033[2m"
#define GREEN "\033[1;32m"
#define PLAIN "\033[0m"

struct page {
	struct explain	*e;
	struct rg_buf	 out;
	size_t		 width;		/* of the terminal; 0: it is none */
	bool		 colour;
};

static void
look_at_terminal(struct page *p)
{
	const char *term = getenv("TERM");
	struct winsize size;

	if (!isatty(STDOUT_FILENO))
		return;
	p->width = WIDTH;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
		p->width = size.ws_col;
	p->colour = !getenv("NO_COLOR") && term && strcmp(term, "dumb") != 0;
}

static void
put(struct page *p, const char *text)
{
	rg_buf_str(&p->out, text);
}

static void
put_tr(struct page *p, const char *msgid)
{
	rg_buf_str(&p->out, tr(p->e->cli, msgid));
}

static void
put_view(struct page *p, struct rg_view v)
{
	rg_printable(&p->out, v);
}

static void
put_colour(struct page *p, const char *colour)
{
	if (p->colour)
		rg_buf_str(&p->out, colour);
}

/* As much as fits, and an ellipsis if that is not all. */
static void
put_cut(struct page *p, struct rg_view v, size_t width)
{
	size_t columns = 0, at = 0, next;

	if (p->width == 0 || rg_utf8_width(v) <= width) {
		rg_buf_put(&p->out, v);
		return;
	}
	while (at < v.n) {
		next = at;
		rg_utf8_next(v, &next);
		columns += rg_utf8_width(rg_view_cut(v, at, next));
		if (columns + 1 > width)
			break;
		at = next;
	}
	rg_buf_put(&p->out, rg_view_trim(rg_view(v.p, at)));
	rg_buf_str(&p->out, "…");
}

/* Sentences, wrapped and indented. */
static void
put_text(struct page *p, size_t indent, struct rg_view text)
{
	struct rg_buf printable = { 0 }, lines = { 0 };
	size_t width = p->width && p->width < WIDTH ? p->width : WIDTH;
	struct rg_view rest, line;

	rg_printable(&printable, text);
	wrap(&lines, rg_buf_view(&printable), width - indent);
	rest = rg_view_trim(rg_buf_view(&lines));
	while (rg_view_split(&line, &rest, '\n')) {
		rg_buf_fill(&p->out, ' ', indent);
		rg_buf_put(&p->out, line);
		put(p, "\n");
	}
	rg_buf_release(&printable);
	rg_buf_release(&lines);
}

/* ---- claims ---- */

/* The blanks that align a table would take the room of its words. */
static void
put_words(const struct page *p, struct rg_buf *out, struct rg_view words)
{
	struct rg_view word;

	if (p->width == 0) {
		rg_printable(out, words);
		return;
	}
	while (rg_view_split(&word, &words, ' ')) {
		if (word.n == 0)
			continue;
		rg_buf_str(out, out->n ? " " : "");
		rg_printable(out, word);
	}
}

/* `notes/x.md:14:3  the line itself`, at a terminal within its width. */
static void
put_claim(struct page *p, size_t indent, const struct rg_model_claim *c)
{
	struct rg_buf place = { 0 }, words = { 0 };
	size_t used, least = WORDS_LEAST;

	rg_printable(&place, rg_model_source(p->e->model, c->source)->path);
	rg_buf_fmt(&place, ":%zu:%zu", c->line, c->column);
	put_words(p, &words, rg_view_trim(c->words));
	rg_buf_fill(&p->out, ' ', indent);
	put_colour(p, DIM);
	rg_buf_put(&p->out, rg_buf_view(&place));
	put_colour(p, PLAIN);
	used = indent + rg_utf8_width(rg_buf_view(&place)) + 2;
	if (p->width && used + least > p->width) {
		put(p, "\n");
		used = indent + 2;
		rg_buf_fill(&p->out, ' ', used);
	} else {
		put(p, "  ");
	}
	put_cut(p, rg_buf_view(&words), p->width - used);
	put(p, "\n");
	rg_buf_release(&place);
	rg_buf_release(&words);
}

static bool
same_line(const struct rg_model_claim *a, const struct rg_model_claim *b)
{
	return a->source == b->source && a->line == b->line;
}

/* What one line says twice is shown once; claims stand in their order. */
static void
put_claims(struct page *p, size_t indent, struct rg_ids ids)
{
	const struct rg_model_claim *last = NULL, *c;
	size_t n = 0;

	for (size_t i = 0; i < ids.n; i++) {
		c = rg_model_claim(p->e->model, ids.v[i]);
		if (last && same_line(last, c))
			continue;
		last = c;
		if (++n <= CLAIMS_SHOWN || p->e->all)
			put_claim(p, indent, c);
	}
	if (n <= CLAIMS_SHOWN || p->e->all)
		return;
	rg_buf_fill(&p->out, ' ', indent);
	rg_trn(&p->out, &p->e->cli->locale, p->e->cli->lang,
	    "and {n} more; --all shows it", "and {n} more; --all shows them",
	    n - CLAIMS_SHOWN);
	put(p, "\n");
}

/* ---- services ---- */

static const char *const layers[] = {
	"the notes state", "distributions package", "IANA registers",
};

static void
put_layer(struct page *p, size_t layer, rg_transports set,
    struct rg_view name)
{
	size_t width = 0, own, w;

	for (size_t i = 0; i < sizeof(layers) / sizeof(layers[0]); i++) {
		w = rg_utf8_width(rg_view_of(tr(p->e->cli, layers[i])));
		width = w > width ? w : width;
	}
	own = rg_utf8_width(rg_view_of(tr(p->e->cli, layers[layer])));
	put(p, "    ");
	put_tr(p, layers[layer]);
	rg_buf_fill(&p->out, ' ', width - own + 2);
	if (set)
		rg_transports_put(&p->out, set, ", ");
	else
		put(p, "-");
	if (name.n) {
		put(p, " (");
		put_view(p, name);
		put(p, ")");
	}
	put(p, "\n");
}

/* Where the transports that were taken come from, unless notes say them. */
static void
put_basis(struct page *p, const struct rg_endpoint *point)
{
	static const char *const why[] = {
		[RG_BY_PACKAGED] = "the notes are silent: taken from what "
		    "distributions package",
		[RG_BY_REGISTRY] = "the notes are silent: taken from what "
		    "IANA registers",
		[RG_BY_PIN] = "decided by a pin in refgen.yaml",
	};
	enum rg_basis basis = point->ntransports ?
	    point->transports[0].basis : RG_BY_NOTES;

	if (basis == RG_BY_NOTES)
		return;
	put(p, "    ");
	put_tr(p, why[basis]);
	put(p, "\n");
}

/* The three layers of an endpoint, and who in the notes says what. */
static void
put_endpoint(struct page *p, const struct rg_endpoint *point)
{
	const struct rg_view no_name = { 0 };

	put(p, "\n  ");
	put_colour(p, BOLD);
	rg_range_put(&p->out, point->ports);
	if (point->ntransports) {
		put(p, "/");
		rg_transports_put(&p->out, rg_endpoint_transports(point), "+");
	}
	put_colour(p, PLAIN);
	put(p, "\n");
	put_layer(p, 0, explain_stated(p->e, point), no_name);
	put_layer(p, 1, point->packaged, no_name);
	put_layer(p, 2, point->registered, point->registry_name);
	put_basis(p, point);
	put(p, "    ");
	put_tr(p, "claims");
	put(p, ":\n");
	put_claims(p, 6, point->claims);
}

/* "  encrypted (no note says so; RFC 4253 does)", or the claims behind it. */
static void
put_security(struct page *p, const struct rg_secured *s)
{
	if (s->value == RG_SECURITY_NONE)
		return;
	put(p, "\n  ");
	put_colour(p, BOLD);
	rg_buf_str(&p->out, rg_trc(&p->e->cli->locale, p->e->cli->lang,
	    "security", rg_security_words(s->value)));
	put_colour(p, PLAIN);
	put(p, "\n");
	if (s->basis == RG_BY_STANDARD) {
		put(p, "    ");
		rg_diag_fill(&p->out, tr(p->e->cli, "no note says so; the "
		    "service is defined like that ({1})"), &s->defined_in, 1);
		put(p, "\n");
		return;
	}
	put(p, "    ");
	put_tr(p, "claims");
	put(p, ":\n");
	put_claims(p, 6, s->claims);
}

static void
put_service(struct page *p, const struct rg_service *s)
{
	rg_lang lang = p->e->cli->lang;

	put_colour(p, BOLD);
	put_view(p, s->name[lang]);
	put_colour(p, PLAIN);
	if (s->expansion[lang].text.n) {
		put(p, " - ");
		put_view(p, s->expansion[lang].text);
	}
	put(p, "\n");
	if (s->summary[lang].text.n)
		put_text(p, 2, s->summary[lang].text);
	for (size_t i = 0; i < s->nendpoints; i++)
		if (explain_endpoint(p->e, &s->endpoints[i]))
			put_endpoint(p, &s->endpoints[i]);
	if (s->nendpoints == 0) {
		put(p, "  ");
		put_tr(p, "claims");
		put(p, ":\n");
		put_claims(p, 4, s->claims);
	}
	put_security(p, &s->security);
}

/* ---- disagreements ---- */

/* ", 1 of them about this port in particular, weight 1.17" */
static void
put_weight(struct page *p, const struct rg_conflict *c,
    const struct rg_side *side)
{
	char whole[24], part[24];
	struct rg_view args[2];

	if (c->kind != RG_CONFLICT_TRANSPORT)
		return;
	if (side->specific < side->notes) {
		put(p, ", ");
		rg_trn(&p->out, &p->e->cli->locale, p->e->cli->lang,
		    "{n} of them about this port in particular",
		    "{n} of them about this port in particular",
		    side->specific);
	}
	if (side->weight == side->specific * 100)
		return;
	snprintf(whole, sizeof(whole), "%zu", side->weight / 100);
	snprintf(part, sizeof(part), "%02zu", side->weight % 100);
	args[0] = rg_view_of(whole);
	args[1] = rg_view_of(part);
	put(p, ", ");
	rg_diag_fill(&p->out, tr(p->e->cli, "weight {1}.{2}"), args, 2);
}

static void
put_side(struct page *p, const struct rg_conflict *c,
    const struct rg_side *side)
{
	bool taken = rg_view_eq(side->value, c->resolved);

	put(p, taken ? "  > " : "    ");
	put_colour(p, taken ? GREEN : BOLD);
	put_view(p, side->value);
	put_colour(p, PLAIN);
	if (side->claims.n) {
		put(p, "  (");
		rg_trn(&p->out, &p->e->cli->locale, p->e->cli->lang,
		    "{n} independent note", "{n} independent notes",
		    side->notes);
		put_weight(p, c, side);
		put(p, ")");
	}
	put(p, "\n");
	put_claims(p, 6, side->claims);
}

static void
put_change(struct page *p, const struct rg_conflict *c)
{
	struct rg_view rest, line;
	struct change change;

	explain_change(p->e, &change, c);
	if (change.text.n == 0 && change.yaml.n == 0)
		return;
	put(p, "  ");
	put_tr(p, "what would change it");
	put(p, ":\n");
	put_text(p, 4, change.text);
	if (change.yaml.n == 0)
		return;
	put_text(p, 4, rg_view_of(tr(p->e->cli,
	    "Or these lines in refgen.yaml:")));
	for (rest = rg_view_trim(change.yaml);
	    rg_view_split(&line, &rest, '\n');) {
		put(p, "      ");
		put_view(p, line);
		put(p, "\n");
	}
}

static void
put_conflict(struct page *p, const struct rg_conflict *c)
{
	put_tr(p, "disagreement");
	put(p, " ");
	put_colour(p, BOLD);
	put_view(p, c->id);
	put_colour(p, PLAIN);
	put(p, "\n");
	for (size_t i = 0; i < c->nsides; i++)
		put_side(p, c, &c->sides[i]);
	put(p, "  ");
	put_tr(p, "taken");
	put(p, ": ");
	put_colour(p, GREEN);
	put_view(p, c->resolved);
	put_colour(p, PLAIN);
	put(p, "  (");
	put_tr(p, "rule");
	put(p, " ");
	put_view(p, c->rule);
	put(p, ")\n");
	put_text(p, 4, c->explanation[p->e->cli->lang]);
	put_change(p, c);
}

bool
explain_text(struct explain *e)
{
	struct page p = { .e = e };
	bool ok;

	look_at_terminal(&p);
	for (size_t i = 0; i < e->services.n; i++) {
		put(&p, i ? "\n" : "");
		put_service(&p, e->services.v[i]);
	}
	for (size_t i = 0; i < e->conflicts.n; i++) {
		put(&p, i || e->services.n ? "\n" : "");
		put_conflict(&p, e->conflicts.v[i]);
	}
	ok = fwrite(p.out.p, 1, p.out.n, stdout) == p.out.n &&
	    fflush(stdout) == 0;
	rg_buf_release(&p.out);
	return ok;
}
