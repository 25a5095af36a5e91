#include "onefile/onefile.h"

/* Where the conflict of a row is told, in this language. */
static void
set_conflict(struct rg_site *s, struct rg_table *t,
    const struct rg_service *service)
{
	const struct rg_conflict *c;
	struct rg_table *made;

	if (service->nconflicts == 0) {
		rg_set_absent(t, "conflict");
		return;
	}
	c = &s->model->conflicts[service->conflicts[0]];
	made = rg_set_table(t, "conflict");
	rg_set_str(made, "kind", rg_site_kind(s, c->kind));
	rg_set_fmt(made, "href", "#%s-%.*s",
	    s->job->locale->langs[s->lang].tag, RG_ARG(c->id));
}

/* A service on a port; `e` is null when none is known. */
static void
add_row(struct rg_site *s, struct rg_list *list,
    const struct rg_service *service, const struct rg_endpoint *e)
{
	struct rg_table *t = rg_add_table(list);
	struct rg_list *aliases = rg_set_list(t, "aliases");

	if (e) {
		rg_set_ports(t, "ports", &e->ports, 1);
		rg_set_chips(s, t, "chips", e);
	} else {
		rg_set_absent(t, "ports");
		rg_set_absent(t, "chips");
	}
	rg_set_view(t, "name", service->name[s->lang]);
	rg_set_said(s, t, "expansion", &service->expansion[s->lang]);
	rg_set_said(s, t, "summary", &service->summary[s->lang]);
	for (size_t i = 0; i < service->naliases; i++)
		rg_add_view(aliases, service->aliases[i]);
	set_conflict(s, t, service);
}

/* Services without a port stand at the end, as in every sheet. */
static void
set_rows(struct rg_site *s)
{
	struct rg_list *list = rg_set_list(s->page, "rows");
	const struct rg_port_row *rows;
	size_t n;

	rows = rg_model_rows(s->model, s->page->arena, &n);
	for (size_t i = 0; i < n; i++)
		add_row(s, list, rows[i].service, rows[i].endpoint);
	for (size_t i = 0; i < s->model->nservices; i++)
		if (s->model->services[i].nendpoints == 0)
			add_row(s, list, &s->model->services[i], NULL);
}

static void
set_ranges(struct rg_site *s)
{
	struct rg_list *list = rg_set_list(s->page, "ranges");

	for (size_t i = 0; i < s->model->nranges; i++) {
		const struct rg_model_range *r = &s->model->ranges[i];
		struct rg_table *t = rg_add_table(list);

		rg_set_ports(t, "ports", &r->ports, 1);
		rg_set_view(t, "name", r->name[s->lang]);
		rg_set_said(s, t, "summary", &r->summary[s->lang]);
	}
}

static void
set_conflicts(struct rg_site *s)
{
	struct rg_list *list = rg_set_list(s->page, "conflicts");

	for (size_t i = 0; i < s->model->nconflicts; i++) {
		const struct rg_conflict *c = &s->model->conflicts[i];
		const struct rg_service *service = c->service.n ?
		    rg_model_service(s->model, c->service) : NULL;
		struct rg_table *t = rg_add_table(list);

		rg_set_fmt(t, "id", "%s-%.*s",
		    s->job->locale->langs[s->lang].tag, RG_ARG(c->id));
		rg_set_view(t, "service", service ? service->name[s->lang] :
		    rg_view(NULL, 0));
		rg_set_str(t, "kind", rg_site_kind(s, c->kind));
		rg_set_sides(s, t, "sides", c);
		rg_set_view(t, "resolved", c->resolved);
		rg_set_view(t, "explanation", c->explanation[s->lang]);
	}
}

static void
set_sources(struct rg_site *s)
{
	struct rg_list *list = rg_set_list(s->page, "sources");

	for (size_t i = 0; i < s->model->nsources; i++) {
		const struct rg_model_source *source = &s->model->sources[i];
		struct rg_table *t = rg_add_table(list);

		rg_set_view(t, "path", source->path);
		rg_set_view(t, "title", source->title);
		rg_set_lang(s, t, "lang", source->lang);
	}
}

void
rg_onefile_values(struct rg_site *s)
{
	set_rows(s);
	set_ranges(s);
	set_conflicts(s);
	set_sources(s);
}
