#include "refgen/render.h"

#include "formats.h"

const struct rg_renderer rg_renderers[] = {
	{ "html", true,  false, rg_html_render },
	{ "man",  true,  false, rg_man_render },
	{ "csv",  true,  false, rg_csv_render },
	{ "json", false, false, rg_json_render },
	{ "cards", true, false, rg_cards_render },
	{ "anki", true,  false, rg_anki_render },
	{ "onefile", false, false, rg_onefile_render },
	{ "services", false, false, rg_services_render },
	/* What takes every .csv of out/ for RFC 4180 is not to meet these. */
	{ "spreadsheet", true, true, rg_spreadsheet_render },
	{ NULL,   false, false, NULL },
};

static bool
known(struct rg_view name)
{
	for (const struct rg_renderer *r = rg_renderers; r->name; r++)
		if (rg_view_eq(name, rg_view_of(r->name)))
			return true;
	return false;
}

static bool
wanted(const char *only, const struct rg_renderer *r)
{
	struct rg_view rest = rg_view_of(only), part;

	if (only == NULL)
		return !r->asked;
	while (rg_view_split(&part, &rest, ','))
		if (rg_view_eq(rg_view_trim(part), rg_view_of(r->name)))
			return true;
	return false;
}

bool
rg_render_wants(const char *only, const char *name)
{
	for (const struct rg_renderer *r = rg_renderers; r->name; r++)
		if (strcmp(name, r->name) == 0)
			return wanted(only, r);
	return false;
}

static int
run(struct rg_artifacts *set, const struct rg_render_job *job,
    const struct rg_renderer *r)
{
	size_t n = r->per_language ? job->model->nlangs : 1;

	for (size_t i = 0; i < n; i++)
		if (r->render(set, job, (rg_lang)i) != 0)
			return -1;
	return 0;
}

int
rg_render(struct rg_artifacts *set, const struct rg_render_job *job,
    const char *only)
{
	struct rg_view rest = rg_view_of(only), part;

	while (rg_view_split(&part, &rest, ',')) {
		part = rg_view_trim(part);
		if (known(part))
			continue;
		rg_buf_fmt(job->problem, "no format is called \"%.*s\"",
		    RG_ARG(part));
		return -1;
	}
	for (const struct rg_renderer *r = rg_renderers; r->name; r++)
		if (wanted(only, r) && run(set, job, r) != 0)
			return -1;
	return 0;
}
