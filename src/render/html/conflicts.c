#include "html/site.h"

static void
add_conflict(struct rg_site *s, struct rg_table *t,
    const struct rg_conflict *c)
{
	const struct rg_service *service;

	rg_set_fmt(t, "id", "c-%.*s", RG_ARG(c->id));
	rg_set_str(t, "kind", rg_site_kind(s, c->kind));
	service = rg_site_find(s, c->service);
	rg_set_str(t, "href", service ? rg_site_service(s, service) : NULL);
	rg_set_view(t, "service", service ? service->name[s->lang] :
	    rg_view(NULL, 0));
	rg_set_ports(t, "ports", c->ports, c->nports);
	rg_set_sides(s, t, "sides", c);
	rg_set_view(t, "resolved", c->resolved);
	rg_set_view(t, "rule", c->rule);
	rg_set_view(t, "explanation", c->explanation[s->lang]);
}

/* { kind, href, count }: the first of each kind; they stand together. */
static void
set_kinds(struct rg_site *s)
{
	struct rg_list *list = rg_set_list(s->page, "kinds");
	const struct rg_conflict *c;
	struct rg_table *t;
	size_t n;

	for (size_t i = 0; i < s->model->nconflicts; i += n) {
		c = &s->model->conflicts[i];
		for (n = 1; i + n < s->model->nconflicts &&
		    c[n].kind == c->kind; n++)
			continue;
		t = rg_add_table(list);
		rg_set_str(t, "kind", rg_site_kind(s, c->kind));
		rg_set_fmt(t, "href", "#c-%.*s", RG_ARG(c->id));
		rg_set_number(s, t, "count", n);
	}
}

int
rg_page_conflicts(struct rg_site *s)
{
	struct rg_list *list;

	rg_page_begin(s, RG_PAGE_CONFLICTS, rg_site_tr(s, "Disagreements"), NULL);
	list = rg_set_list(s->page, "conflicts");
	for (size_t i = 0; i < s->model->nconflicts; i++)
		add_conflict(s, rg_add_table(list), &s->model->conflicts[i]);
	set_kinds(s);
	rg_set_number(s, s->page, "count", s->model->nconflicts);
	return rg_page_end(s, RG_PAGE_CONFLICTS);
}
