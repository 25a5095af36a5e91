#include "project.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "child.h"
#include "refgen/render.h"
#include "settings.h"

#define CONFIG "refgen.yaml"
#define TEMPLATE_BYTES ((size_t)256 * 1024)
#define CATALOG_BYTES ((size_t)8 * 1024 * 1024)

enum shape {
	TEXT,
	TEXTS,			/* a list of them, or one alone */
	LIST,			/* of what settings.c reads */
};

static const struct setting {
	const char	*key;
	enum shape	 shape;
} settings[] = {
	{ "title", TEXT },
	{ "base_url", TEXT },
	{ "languages", TEXTS },
	{ "notes", TEXTS },
	{ "pins", LIST },
	{ "same", LIST },
	{ "apart", LIST },
	{ "exams", LIST },
	{ 0 },
};

const char *
project_setting(struct cli *cli, const struct project *p, const char *key)
{
	struct rg_view v = rg_value_str(p->config, key);

	return v.n ? rg_arena_str(&cli->arena, v) : NULL;
}

static bool
is_text(const struct rg_value *v)
{
	return v->kind == RG_VALUE_SCALAR && v->scalar.n > 0;
}

static bool
fits(const struct setting *s, const struct rg_value *v)
{
	if (s->shape == LIST)
		return v->kind == RG_VALUE_LIST;
	if (s->shape == TEXT || v->kind != RG_VALUE_LIST)
		return is_text(v);
	for (size_t i = 0; i < v->n; i++)
		if (!is_text(&v->items[i]))
			return false;
	return v->n > 0 && v->n <= PATHS_MAX;
}

static bool
check_setting(struct cli *cli, struct rg_span at, struct rg_view key,
    const struct rg_value *value)
{
	const struct rg_view none = { 0 };
	const struct setting *s = settings;

	while (s->key && !rg_view_eq(key, rg_view_of(s->key)))
		s++;
	if (!s->key)
		rg_diag_add(&cli->diags, RG_D_KEY_UNKNOWN, at, key, none,
		    none);
	else if (!fits(s, value))
		rg_diag_add(&cli->diags, RG_D_VALUE_BAD, at, key,
		    rg_view_trim(rg_span_text(value->at)), none);
	else
		return true;
	return !s->key;
}

static bool
check_settings(struct cli *cli, const struct rg_value *config)
{
	bool good = true;

	for (size_t i = 0; i < config->n; i++)
		good &= check_setting(cli, config->keys_at[i],
		    config->keys[i], &config->items[i]);
	return good;
}

/* The texts of a setting that is a list. */
static size_t
list_setting(const struct project *p, const char *key,
    const struct rg_value **items)
{
	const struct rg_value *v = rg_value_get(p->config, key);

	if (!v)
		return 0;
	*items = v->kind == RG_VALUE_LIST ? v->items : v;
	return v->kind == RG_VALUE_LIST ? v->n : 1;
}

/* "es,en", as --lang has it. */
static const char *
languages_setting(struct cli *cli, const struct project *p)
{
	const struct rg_value *items;
	size_t n = list_setting(p, "languages", &items);
	const char *list = NULL;

	for (size_t i = 0; i < n; i++)
		list = rg_arena_fmt(&cli->arena, "%s%s%.*s", list ? list : "",
		    list ? "," : "", (int)items[i].scalar.n,
		    items[i].scalar.p);
	return list;
}

static enum status
read_config(struct cli *cli, struct project *p)
{
	struct rg_source *source;
	struct rg_view bytes;

	if (!read_file(&cli->arena, CONFIG, rg_config_limits.bytes, false,
	    &bytes)) {
		if (errno == ENOENT)
			return STATUS_OK;
		say(cli, "cannot read {1}: {2}", CONFIG, reason(cli, errno));
		return errno == EFBIG ? STATUS_USAGE : STATUS_SYSTEM;
	}
	source = RG_NEW(&cli->arena, struct rg_source);
	rg_source_init(source, &cli->arena, CONFIG, bytes);
	p->config = rg_yaml_read(rg_span(source, source->start, bytes.n),
	    &rg_config_limits, &cli->arena, &cli->diags);
	if (!p->config || p->config->kind != RG_VALUE_TABLE ||
	    !check_settings(cli, p->config)) {
		print_diags(cli);
		say(cli, "{1} cannot be used", CONFIG, "");
		return STATUS_USAGE;
	}
	return STATUS_OK;
}

/* The languages in this order, the others behind them. */
static enum status
order_languages(struct cli *cli, struct project *p)
{
	struct rg_locale old = cli->locale, ordered = old;
	struct rg_view rest, part;
	bool taken[RG_LANGS] = { false };
	rg_lang user = cli->lang;
	size_t n = 0;

	if (!p->langs)
		p->langs = languages_setting(cli, p);
	p->nlangs = old.n;
	if (!p->langs)
		return STATUS_OK;
	rest = rg_view_of(p->langs);
	while (rg_view_split(&part, &rest, ',')) {
		rg_lang lang = rg_locale_find(&old, rg_view_trim(part));

		if (lang == RG_LANG_NONE) {
			say(cli, "there is no language '{1}'", rg_arena_str(
			    &cli->arena, part), "");
			return STATUS_USAGE;
		}
		if (!taken[lang])
			ordered.langs[n++] = old.langs[lang];
		taken[lang] = true;
	}
	p->nlangs = n;
	for (rg_lang lang = 0; lang < old.n; lang++)
		if (!taken[lang])
			ordered.langs[n++] = old.langs[lang];
	cli->locale = ordered;
	for (rg_lang lang = 0; lang < old.n; lang++)
		if (ordered.langs[lang].tag == old.langs[user].tag)
			cli->lang = lang;
	return STATUS_OK;
}

/* One catalog of the project, through the helper. */
static void
lay_catalog(struct cli *cli, const char *path,
    const struct rg_catalog **catalog)
{
	const struct helper_call call = { .name = "refgen-po", .arg = path,
		.max = CATALOG_BYTES };
	struct rg_buf mo = { 0 }, problem = { 0 };
	struct rg_source *source = RG_NEW(&cli->arena, struct rg_source);
	const struct rg_catalog *read = NULL;
	const struct rg_view none = { 0 };

	if (access(path, F_OK) < 0)
		return;
	if (run_helper(cli, &call, &mo, &problem) == HELPER_DONE)
		read = rg_catalog_read(&cli->arena, rg_arena_copy(&cli->arena,
		    rg_buf_view(&mo)));
	if (read) {
		*catalog = read;
	} else {
		rg_source_init(source, &cli->arena, path, none);
		rg_diag_add(&cli->diags, RG_D_CATALOG_BAD,
		    rg_span(source, 0, 0), rg_view_of(path),
		    rg_view_trim(rg_buf_view(&problem)), none);
	}
	rg_buf_release(&mo);
	rg_buf_release(&problem);
}

static void
lay_catalogs(struct cli *cli)
{
	for (size_t i = 0; i < cli->locale.n; i++) {
		struct rg_language *l = &cli->locale.langs[i];

		lay_catalog(cli, rg_arena_fmt(&cli->arena, "locales/%s.po",
		    l->tag), &l->messages);
		lay_catalog(cli, rg_arena_fmt(&cli->arena,
		    "locales/%s.notes.po", l->tag), &l->notes);
	}
}

/* Files of the project's templates/ that the program has under that name. */
static enum status
lay_templates(struct cli *cli)
{
	for (const struct rg_resource *r = rg_embedded; r->name; r++) {
		struct rg_view bytes;

		if (strncmp(r->name, "templates/", 10) != 0)
			continue;
		if (read_file(&cli->arena, r->name, TEMPLATE_BYTES, false,
		    &bytes)) {
			rg_resources_lay(&cli->resources, &cli->arena, r->name,
			    bytes);
		} else if (errno != ENOENT && errno != ENOTDIR) {
			say(cli, "cannot read {1}: {2}", r->name,
			    reason(cli, errno));
			return STATUS_SYSTEM;
		}
	}
	return STATUS_OK;
}

enum status
project_open(struct cli *cli, struct project *p)
{
	enum status status = read_config(cli, p);

	if (status == STATUS_OK)
		status = order_languages(cli, p);
	if (status != STATUS_OK)
		return status;
	lay_catalogs(cli);
	return lay_templates(cli);
}

/* "2026-11-20" as seconds; -1 if it is no date. */
static int64_t
date_of(struct rg_view text)
{
	struct tm tm = { 0 };
	char s[32];
	char *end;

	if (text.n < 10 || text.n >= sizeof(s))
		return -1;
	memcpy(s, text.p, text.n);
	s[text.n] = '\0';
	end = strptime(s, "%Y-%m-%d", &tm);
	return end ? (int64_t)timegm(&tm) : -1;
}

/*
 * SOURCE_DATE_EPOCH, else the newest date that a note gives itself, else the
 * release's: never the clock, so that a build can be repeated.
 */
static int64_t
find_date(const struct project *p)
{
	const char *epoch = getenv("SOURCE_DATE_EPOCH");
	int64_t newest = -1;
	char *end;

	if (epoch && *epoch) {
		long long value = strtoll(epoch, &end, 10);

		if (*end == '\0' && value >= 0)
			return value;
	}
	for (size_t i = 0; i < p->notes.files.n; i++) {
		const struct rg_note *note = p->notes.files.v[i].note;
		int64_t date = note ? date_of(rg_value_str(note->front,
		    "date")) : -1;

		if (date > newest)
			newest = date;
	}
	return newest >= 0 ? newest : date_of(RG_V(RELEASE_DATE));
}

/* Its front matter's `tags`: a list, or one alone. */
static struct rg_names
tags_of(struct cli *cli, const struct rg_note *note)
{
	const struct rg_value *v = rg_value_get(note->front, "tags");
	size_t n = !v ? 0 : v->kind == RG_VALUE_LIST ? v->n : 1;
	struct rg_names tags = { rg_arena_alloc(&cli->arena,
	    n * sizeof(*tags.v)), 0 };

	for (size_t i = 0; i < n; i++) {
		const struct rg_value *one = v->kind == RG_VALUE_LIST ?
		    &v->items[i] : v;

		if (is_text(one))
			tags.v[tags.n++] = one->scalar;
	}
	return tags;
}

static void
merge_notes(struct cli *cli, struct project *p)
{
	struct rg_merge_note *list = rg_arena_alloc(&cli->arena,
	    p->notes.files.n * sizeof(*list));
	struct rg_merge_input in = {
		.notes = list, .claims = &p->notes.claims,
		.locale = &cli->locale, .nwritten = p->nlangs,
		.lexicon = &cli->lexicon, .knowns = &cli->knowns,
		.iana = &cli->iana, .packaged = &cli->packaged,
	};

	for (size_t i = 0; i < p->notes.files.n; i++) {
		const struct rg_note_file *f = &p->notes.files.v[i];

		if (f->note)
			list[in.nnotes++] = (struct rg_merge_note){ f->source,
				f->note->title, f->note->lang,
				tags_of(cli, f->note) };
	}
	read_settings(cli, p->config, &in);
	read_exams(cli, rg_value_get(p->config, "exams"), &in);
	rg_merge(&p->model, &in, &cli->arena, &cli->diags);
}

/* A spreadsheet would calculate it; what a claim says ends up in cells. */
static void
complain_formula(struct cli *cli, struct rg_span at, struct rg_view text)
{
	const struct rg_view none = { 0 };

	if (rg_formula(text))
		rg_diag_add(&cli->diags, RG_D_FORMULA, at, text, none, none);
}

static void
complain_formulas(struct cli *cli, const struct rg_claims *claims)
{
	for (size_t i = 0; i < claims->list.n; i++) {
		const struct rg_claim *c = &claims->list.v[i];

		complain_formula(cli, c->at, c->text);
		for (size_t j = 0; j < c->nnames; j++)
			complain_formula(cli, c->at, c->names[j]);
	}
}

static void
notes_setting(struct cli *cli, struct project *p)
{
	const struct rg_value *items;
	size_t n = list_setting(p, "notes", &items);

	for (size_t i = 0; i < n; i++)
		p->paths[p->npaths++] = rg_arena_str(&cli->arena,
		    items[i].scalar);
	if (n == 0)
		p->paths[p->npaths++] = "notes";
}

enum status
project_read(struct cli *cli, struct project *p)
{
	enum status status = STATUS_OK;

	if (p->npaths == 0)
		notes_setting(cli, p);
	for (size_t i = 0; i < p->npaths && status == STATUS_OK; i++)
		status = notes_find(cli, &p->notes, p->paths[i]);
	if (status == STATUS_OK)
		status = notes_read(cli, &p->notes);
	if (status != STATUS_OK)
		return status;
	if (p->notes.files.n == 0) {
		say(cli, "there are no notes (.md, .markdown, .txt) in {1}",
		    p->paths[0], "");
		return STATUS_FOUND_FAULT;
	}
	p->date = find_date(p);
	complain_formulas(cli, &p->notes.claims);
	merge_notes(cli, p);
	return STATUS_OK;
}

/*
 * Languages that are not written stay behind the others, so that the language
 * of a text that falls back still has its name.
 */
struct rg_render_job
project_job(struct cli *cli, struct project *p, struct rg_locale *written,
    struct rg_buf *problem)
{
	*written = cli->locale;
	written->n = p->nlangs;
	p->model.nlangs = p->nlangs;
	return (struct rg_render_job){
		.model = &p->model, .locale = written,
		.resources = &cli->resources, .version = RG_VERSION,
		.title = project_setting(cli, p, "title"),
		.base_url = project_setting(cli, p, "base_url"),
		.date = p->date, .problem = problem,
	};
}
