#include "html/site.h"

#include <time.h>

#include "refgen/buf.h"

/*
 * A page takes some kilobytes, and a fresh arena clears many more: small
 * pages share one.
 */
#define SCRATCH_KEPT (512u * 1024)

const char *
rg_site_tr(const struct rg_site *s, const char *msgid)
{
	return rg_tr(s->job->locale, s->lang, msgid);
}

const struct rg_service *
rg_site_find(const struct rg_site *s, struct rg_view id)
{
	const struct rg_map_entry *e = rg_map_find(&s->services, id);

	return e ? &s->model->services[e->u.num] : NULL;
}

const char *
rg_site_fill2(struct rg_site *s, const char *msgid, const char *a,
    const char *b)
{
	struct rg_view rest = rg_view_of(rg_site_tr(s, msgid));
	struct rg_buf text = { 0 };
	const char *made;

	while (rest.n) {
		bool first = rg_view_starts(rest, RG_V("{1}"));

		if (first || rg_view_starts(rest, RG_V("{2}"))) {
			rg_buf_str(&text, first ? a : b);
			rest = rg_view_cut(rest, 3, rest.n);
			continue;
		}
		rg_buf_char(&text, rest.p[0]);
		rest = rg_view_cut(rest, 1, rest.n);
	}
	made = rg_arena_str(&s->arena, rg_buf_view(&text));
	rg_buf_release(&text);
	return made;
}

const char *
rg_site_fill(struct rg_site *s, const char *msgid, const char *a)
{
	return rg_site_fill2(s, msgid, a, "");
}

static const char *
tag_of(const struct rg_site *s, size_t lang)
{
	return s->job->locale->langs[lang].tag;
}

/* What stands above the languages leads to the first page of each. */
static const char *
path_in(struct rg_site *s, size_t lang, enum rg_page_kind kind,
    const char *item)
{
	if (kind == RG_PAGE_LANGUAGES || kind == RG_PAGE_LOST)
		kind = RG_PAGE_SHEET;
	return rg_site_below(s, (rg_lang)lang, kind, item);
}

/* The same page in every language, and how to say so to a crawler. */
static void
set_languages(struct rg_site *s, enum rg_page_kind kind, const char *item)
{
	struct rg_list *list = rg_set_list(s->page, "languages");
	struct rg_table *t;

	for (size_t i = 0; i < s->job->locale->n; i++) {
		t = rg_add_table(list);
		rg_set_str(t, "tag", tag_of(s, i));
		rg_set_str(t, "name", s->job->locale->langs[i].name);
		rg_set_str(t, "call", rg_tr(s->job->locale, (rg_lang)i,
		    "Open the reference"));
		rg_set_str(t, "current", i == s->lang ? "true" : NULL);
		rg_set_fmt(t, "href", "%s%s", s->root, path_in(s, i, kind,
		    item));
	}
}

struct rg_view
rg_site_base(const struct rg_site *s)
{
	struct rg_view base = rg_view_of(s->job->base_url);

	while (rg_view_ends(base, RG_V("/")))
		base.n--;
	return base;
}

/* What stands above the languages has no other to tell of. */
static struct rg_view
base_of(const struct rg_site *s, enum rg_page_kind kind)
{
	return kind == RG_PAGE_LANGUAGES || kind == RG_PAGE_LOST ? RG_V("") :
	    rg_site_base(s);
}

static void
set_alternates(struct rg_site *s, struct rg_view base, enum rg_page_kind kind,
    const char *item)
{
	struct rg_list *list = rg_set_list(s->page, "alternates");
	struct rg_table *t;

	if (base.n == 0)
		return;
	for (size_t i = 0; i < s->job->locale->n; i++) {
		t = rg_add_table(list);
		rg_set_str(t, "tag", tag_of(s, i));
		rg_set_fmt(t, "href", "%.*s/%s", RG_ARG(base), path_in(s, i,
		    kind, item));
	}
	t = rg_add_table(list);
	rg_set_str(t, "tag", "x-default");
	rg_set_fmt(t, "href", "%.*s/%s", RG_ARG(base), path_in(s, 0, kind,
	    item));
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
	rg_set_fmt(s->page, "address", "%.*s/%s", RG_ARG(base), s->path);
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

void
rg_page_begin(struct rg_site *s, enum rg_page_kind kind, const char *title,
    const char *item)
{
	s->page = rg_table_new(&s->scratch);
	s->path = rg_site_below(s, s->lang, kind, item);
	rg_set_sections(s, kind);
	rg_set_str(s->page, "lang", tag_of(s, s->lang));
	rg_set_str(s->page, "site", s->job->title ? s->job->title :
	    "portinfo");
	rg_set_str(s->page, "title", title);
	rg_set_text(s->page, "up", rg_view_of(s->up));
	rg_set_text(s->page, "root", rg_view_of(s->root));
	rg_set_str(s->page, "version", s->job->version);
	set_date(s);
	set_languages(s, kind, item);
	set_alternates(s, base_of(s, kind), kind, item);
	set_address(s, base_of(s, kind));
	if (s->lang == 0 && base_of(s, kind).n)
		rg_sitemap_add(s, kind, item);
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
	out = rg_artifact_new(s->out, "site/%s", s->path);
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
	return rg_site_href(s, RG_PAGE_SERVICE,
	    rg_arena_str(s->page->arena, service->id));
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
	rg_set_fmt(row, "href", "%s%s/%u.html#L%zu", s->up,
	    s->names[s->lang][RG_PAGE_SOURCE], source->id, claim->line);
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
