/* About this build: how much of what, by which rules, and what is missing. */
#include "html/site.h"

#include <stdlib.h>

static void
set_counts(struct rg_site *s)
{
	const struct rg_model *m = s->model;
	const struct {
		const char	*what;
		size_t		 n;
	} counts[] = {
		{ "Notes", m->nsources },
		{ "Claims read", m->nclaims },
		{ "Services", m->nservices },
		{ "Ports", m->nports },
		{ "Disagreements", m->nconflicts },
		{ "Exams", m->nexams },
	};
	struct rg_list *list = rg_set_list(s->page, "counts");
	struct rg_table *t;

	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
		t = rg_add_table(list);
		rg_set_str(t, "what", rg_site_tr(s, counts[i].what));
		rg_set_number(s, t, "n", counts[i].n);
	}
}

/* { name, n }: in how many languages, and how many notes in each. */
static void
set_tongues(struct rg_site *s)
{
	struct rg_list *list = rg_set_list(s->page, "tongues");
	const struct rg_locale *locale = s->job->locale;
	struct rg_table *t;
	size_t n;

	for (size_t lang = 0; lang < locale->known; lang++) {
		n = 0;
		for (size_t i = 0; i < s->model->nsources; i++)
			n += s->model->sources[i].lang == lang;
		if (n == 0)
			continue;
		t = rg_add_table(list);
		rg_set_str(t, "name", locale->langs[lang].name);
		rg_set_str(t, "tag", locale->langs[lang].tag);
		rg_set_number(s, t, "n", n);
	}
}

static int
by_rule(const void *a, const void *b)
{
	const struct rg_conflict *const *x = a, *const *y = b;
	int order = rg_view_cmp((*x)->rule, (*y)->rule);

	return order ? order : (*x < *y ? -1 : *x > *y);
}

/* { rule, n, href }: each rule that decided, and a disagreement it did. */
static void
set_rules(struct rg_site *s)
{
	struct rg_list *list = rg_set_list(s->page, "rules");
	const struct rg_conflict **by;
	struct rg_table *t;
	size_t n = s->model->nconflicts, run;

	by = rg_arena_alloc(s->page->arena, n * sizeof(*by));
	for (size_t i = 0; i < n; i++)
		by[i] = &s->model->conflicts[i];
	if (n)
		qsort(by, n, sizeof(*by), by_rule);
	for (size_t i = 0; i < n; i += run) {
		for (run = 1; i + run < n &&
		    rg_view_eq(by[i + run]->rule, by[i]->rule); run++)
			continue;
		t = rg_add_table(list);
		rg_set_view(t, "rule", by[i]->rule);
		rg_set_number(s, t, "n", run);
		rg_set_fmt(t, "href", "%s#c-%.*s", rg_site_href(s,
		    RG_PAGE_CONFLICTS, NULL), RG_ARG(by[i]->id));
		rg_set_view(t, "explanation", by[i]->explanation[s->lang]);
	}
}

/* What nobody has said in this language yet. */
static void
set_missing(struct rg_site *s)
{
	struct rg_list *list = rg_set_list(s->page, "missing");
	struct rg_table *t;

	for (size_t i = 0; i < s->model->nservices; i++) {
		const struct rg_service *service = &s->model->services[i];
		const struct rg_said *said = &service->summary[s->lang];

		if (said->text.n == 0 || said->origin != RG_FROM_FALLBACK)
			continue;
		t = rg_add_table(list);
		rg_set_view(t, "name", service->name[s->lang]);
		rg_set_str(t, "href", rg_site_service(s, service));
		rg_set_said(s, t, "summary", said);
	}
}

int
rg_page_about(struct rg_site *s)
{
	rg_page_begin(s, RG_PAGE_ABOUT, rg_site_tr(s, "About this reference"),
	    NULL);
	set_counts(s);
	set_tongues(s);
	set_rules(s);
	set_missing(s);
	return rg_page_end(s, RG_PAGE_ABOUT);
}
