#include "html/site.h"

#include <stdarg.h>
#include <time.h>

#include "refgen/buf.h"

/*
 * A page takes some kilobytes, and a fresh arena clears many more: small
 * pages share one.
 */
#define SCRATCH_KEPT (512u * 1024)

static const struct {
	enum rg_page_kind	 kind;
	const char		*name;
} sections[] = {
	{ RG_PAGE_SHEET,     "sheet" },
	{ RG_PAGE_RANGES,    "ranges" },
	{ RG_PAGE_CONFLICTS, "conflicts" },
	{ RG_PAGE_SOURCES,   "sources" },
};

const char *
rg_site_tr(const struct rg_site *s, const char *msgid)
{
	return rg_tr(s->job->locale, s->lang, msgid);
}

static const char *
tag_of(const struct rg_site *s, size_t lang)
{
	return s->job->locale->langs[lang].tag;
}

/* The same page in every language, and how to say so to a crawler. */
static void
set_languages(struct rg_site *s, enum rg_page_kind kind)
{
	const char *path = kind == RG_PAGE_LANGUAGES ? "index.html" : s->path;
	const char *root = kind == RG_PAGE_LANGUAGES ? "" : "../";
	struct rg_list *list = rg_set_list(s->page, "languages");
	struct rg_table *t;

	for (size_t i = 0; i < s->job->locale->n; i++) {
		t = rg_add_table(list);
		rg_set_str(t, "tag", tag_of(s, i));
		rg_set_str(t, "name", s->job->locale->langs[i].name);
		rg_set_str(t, "call", rg_tr(s->job->locale, (rg_lang)i,
		    "Open the reference"));
		rg_set_str(t, "current", i == s->lang ? "true" : NULL);
		rg_set_fmt(t, "href", "%s%s%s/%s", s->up, root, tag_of(s, i),
		    path);
	}
}

/* What base_url is, without slashes behind it; empty: not known. */
static struct rg_view
base_of(const struct rg_site *s, enum rg_page_kind kind)
{
	struct rg_view base = rg_view_of(s->job->base_url);

	while (rg_view_ends(base, RG_V("/")))
		base.n--;
	return kind == RG_PAGE_LANGUAGES ? RG_V("") : base;
}

static void
set_alternates(struct rg_site *s, struct rg_view base)
{
	struct rg_list *list = rg_set_list(s->page, "alternates");
	struct rg_table *t;

	if (base.n == 0)
		return;
	for (size_t i = 0; i < s->job->locale->n; i++) {
		t = rg_add_table(list);
		rg_set_str(t, "tag", tag_of(s, i));
		rg_set_fmt(t, "href", "%.*s/%s/%s", RG_ARG(base),
		    tag_of(s, i), s->path);
	}
	t = rg_add_table(list);
	rg_set_str(t, "tag", "x-default");
	rg_set_fmt(t, "href", "%.*s/%s/%s", RG_ARG(base), tag_of(s, 0),
	    s->path);
}

/* Where the page will be, and the picture that goes with a link to it. */
static void
set_address(struct rg_site *s, struct rg_view base)
{
	if (base.n == 0) {
		rg_set_absent(s->page, "address");
		rg_set_absent(s->page, "picture");
		return;
	}
	rg_set_fmt(s->page, "address", "%.*s/%s/%s", RG_ARG(base),
	    tag_of(s, s->lang), s->path);
	rg_set_fmt(s->page, "picture", "%.*s/preview.png", RG_ARG(base));
}

static void
set_date(struct rg_site *s)
{
	time_t when = (time_t)s->job->date;
	struct tm tm;

	if (s->job->date < 0 || !gmtime_r(&when, &tm))
		rg_set_absent(s->page, "date");
	else
		rg_set_fmt(s->page, "date", "%04d-%02d-%02d",
		    tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

static void
set_section(struct rg_site *s, enum rg_page_kind kind)
{
	struct rg_table *at = rg_set_table(s->page, "at");

	for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++)
		rg_set_str(at, sections[i].name,
		    sections[i].kind == kind ? "page" : NULL);
}

void
rg_page_begin(struct rg_site *s, enum rg_page_kind kind, const char *title,
    const char *path_format, ...)
{
	struct rg_buf path = { 0 };
	va_list args;

	va_start(args, path_format);
	rg_buf_vfmt(&path, path_format, args);
	va_end(args);
	s->path = rg_arena_str(&s->scratch, rg_buf_view(&path));
	rg_buf_release(&path);
	s->up = strchr(s->path, '/') ? "../" : "";
	s->page = rg_table_new(&s->scratch);
	rg_set_str(s->page, "lang", tag_of(s, s->lang));
	rg_set_str(s->page, "site", s->job->title ? s->job->title :
	    "portinfo");
	rg_set_str(s->page, "title", title);
	rg_set_text(s->page, "up", rg_view_of(s->up));
	rg_set_fmt(s->page, "root", "%s../", s->up);
	rg_set_str(s->page, "version", s->job->version);
	set_date(s);
	set_section(s, kind);
	set_languages(s, kind);
	set_alternates(s, base_of(s, kind));
	set_address(s, base_of(s, kind));
}

void
rg_page_describe(struct rg_site *s, struct rg_view text)
{
	if (text.n > 0)
		rg_set_view(s->page, "description", text);
}

int
rg_page_end(struct rg_site *s, enum rg_page_kind kind)
{
	struct rg_buf *out;
	int status;

	if (!rg_table_find(s->page, RG_V("description")))
		rg_page_describe(s, rg_view_of(rg_site_tr(s,
		    "Network ports and the services behind them.")));
	if (kind == RG_PAGE_LANGUAGES)
		out = rg_artifact_new(s->out, "site/%s", s->path);
	else
		out = rg_artifact_new(s->out, "site/%s/%s",
		    tag_of(s, s->lang), s->path);
	status = rg_template_run(out, s->templates[kind], s->page,
	    s->job->problem);
	s->page = NULL;
	if (s->scratch.taken > SCRATCH_KEPT)
		rg_arena_release(&s->scratch);
	return status;
}

/* ---- values that several pages show ---- */

void
rg_set_number(const struct rg_site *s, struct rg_table *t, const char *name,
    size_t number)
{
	struct rg_buf b = { 0 };

	rg_number_put(&b, s->job->locale, s->lang, number);
	rg_set_view(t, name, rg_arena_copy(t->arena, rg_buf_view(&b)));
	rg_buf_release(&b);
}

void
rg_set_lang(const struct rg_site *s, struct rg_table *t, const char *name,
    rg_lang lang)
{
	rg_set_str(t, name, lang == s->lang || lang >= s->job->locale->known ?
	    NULL : tag_of(s, lang));
}

void
rg_set_said(const struct rg_site *s, struct rg_table *t, const char *name,
    const struct rg_said *said)
{
	struct rg_table *made;

	if (said->text.n == 0) {
		rg_set_absent(t, name);
		return;
	}
	made = rg_set_table(t, name);
	rg_set_view(made, "text", said->text);
	rg_set_lang(s, made, "lang", said->lang);
}

void
rg_set_ports(struct rg_table *t, const char *name, const struct rg_range *r,
    size_t n)
{
	struct rg_buf b = { 0 };

	for (size_t i = 0; i < n; i++) {
		rg_buf_str(&b, i ? ", " : "");
		rg_range_put(&b, r[i]);
	}
	rg_set_view(t, name, rg_arena_copy(t->arena, rg_buf_view(&b)));
	rg_buf_release(&b);
}

void
rg_set_transports(struct rg_table *t, const char *name, rg_transports set)
{
	struct rg_buf b = { 0 };

	rg_transports_put(&b, set, ", ");
	rg_set_view(t, name, rg_arena_copy(t->arena, rg_buf_view(&b)));
	rg_buf_release(&b);
}

const char *
rg_site_service(const struct rg_site *s, const struct rg_service *service)
{
	return rg_arena_fmt(s->page->arena, "%sservice/%.*s.html", s->up,
	    RG_ARG(service->id));
}

static void
add_claim(const struct rg_site *s, struct rg_list *list,
    const struct rg_model_claim *claim, size_t number)
{
	const struct rg_model_source *source = rg_model_source(s->model,
	    claim->source);
	struct rg_table *row = rg_add_table(list);

	rg_set_fmt(row, "number", "%zu", number);
	rg_set_view(row, "path", source->path);
	rg_set_fmt(row, "line", "%zu", claim->line);
	rg_set_fmt(row, "href", "%ssource/%u.html#L%zu", s->up, source->id,
	    claim->line);
	rg_set_view(row, "words", rg_view_trim(claim->words));
	rg_set_lang(s, row, "lang", claim->lang);
	rg_set_ports(row, "ports", claim->ports, claim->nports);
	rg_set_transports(row, "transports", claim->transports);
}

void
rg_set_claims(const struct rg_site *s, struct rg_table *t, const char *name,
    const struct rg_ids *ids)
{
	struct rg_list *list = rg_set_list(t, name);

	for (size_t i = 0; i < ids->n; i++)
		add_claim(s, list, rg_model_claim(s->model, ids->v[i]), i + 1);
}

void
rg_set_lines(const struct rg_site *s, struct rg_table *t, const char *name,
    const struct rg_ids *ids)
{
	struct rg_list *list = rg_set_list(t, name);
	const struct rg_model_claim *last = NULL, *claim;

	for (size_t i = 0; i < ids->n; i++) {
		claim = rg_model_claim(s->model, ids->v[i]);
		if (!last || last->source != claim->source ||
		    last->line != claim->line)
			add_claim(s, list, claim, i + 1);
		last = claim;
	}
}

void
rg_set_chips(const struct rg_site *s, struct rg_table *t, const char *name,
    const struct rg_endpoint *e)
{
	static const char *const labels[] = {
		[RG_BY_NOTES] = NULL,
		[RG_BY_PACKAGED] = "packaged",
		[RG_BY_REGISTRY] = "registered",
		[RG_BY_PIN] = "decided by hand",
	};
	struct rg_list *list = rg_set_list(t, name);
	enum rg_basis basis;
	struct rg_table *chip;

	for (size_t i = 0; i < e->ntransports; i++) {
		basis = e->transports[i].basis;
		chip = rg_add_table(list);
		rg_set_str(chip, "name",
		    rg_transport_name(e->transports[i].transport));
		rg_set_str(chip, "basis", rg_basis_name(basis));
		rg_set_str(chip, "label", labels[basis] ?
		    rg_site_tr(s, labels[basis]) : NULL);
	}
}

const char *
rg_site_kind(const struct rg_site *s, enum rg_conflict_kind kind)
{
	static const char *const titles[RG_CONFLICT_KINDS] = {
		[RG_CONFLICT_TRANSPORT] = "Transports",
		[RG_CONFLICT_PORTS] = "Port numbers",
		[RG_CONFLICT_RANGE] = "Bounds of a range",
		[RG_CONFLICT_NAME] = "Name",
		[RG_CONFLICT_EXPANSION] = "What the name stands for",
		[RG_CONFLICT_SERVICE] = "Which service it is",
		[RG_CONFLICT_REGISTRY] = "Notes and registry",
		[RG_CONFLICT_SECURITY] = "Clear text or encrypted",
	};

	return rg_site_tr(s, titles[kind]);
}
