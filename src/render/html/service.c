#include "html/site.h"

/* { number, href }: which of the service's claims, from 1. */
static void
add_reference(struct rg_list *list, const struct rg_service *service,
    uint32_t claim)
{
	struct rg_table *t;
	size_t i = 0;

	while (i < service->claims.n && service->claims.v[i] != claim)
		i++;
	if (i == service->claims.n)
		return;
	t = rg_add_table(list);
	rg_set_fmt(t, "number", "%zu", i + 1);
	rg_set_fmt(t, "href", "#claim-%zu", i + 1);
}

/* What notes state about one endpoint: each transport with its claims. */
static void
set_stated(struct rg_table *t, const struct rg_service *service,
    const struct rg_endpoint *e)
{
	struct rg_list *list = rg_set_list(t, "stated"), *references;
	struct rg_table *row;

	for (size_t i = 0; i < e->ntransports; i++) {
		if (e->transports[i].claims.n == 0)
			continue;
		row = rg_add_table(list);
		rg_set_str(row, "name",
		    rg_transport_name(e->transports[i].transport));
		references = rg_set_list(row, "references");
		for (size_t j = 0; j < e->transports[i].claims.n; j++)
			add_reference(references, service,
			    e->transports[i].claims.v[j]);
	}
}

static void
set_endpoints(struct rg_site *s, const struct rg_service *service)
{
	struct rg_list *list = rg_set_list(s->page, "endpoints");
	const struct rg_endpoint *e;
	struct rg_table *t;

	for (size_t i = 0; i < service->nendpoints; i++) {
		e = &service->endpoints[i];
		t = rg_add_table(list);
		rg_set_ports(t, "ports", &e->ports, 1);
		rg_set_port_link(s, t, "href", e->ports);
		rg_set_chips(s, t, "chips", e);
		rg_set_transport_trees(s, t, "trees", service, e);
		set_stated(t, service, e);
		rg_set_transports(t, "packaged", e->packaged);
		rg_set_transports(t, "registered", e->registered);
		rg_set_view(t, "registry_name", e->registry_name);
	}
}

/* "53/tcp, 53/udp": as firewalls and other tools take it. */
static void
set_copy(struct rg_site *s, const struct rg_service *service)
{
	const struct rg_endpoint *e;
	struct rg_buf b = { 0 };

	for (size_t i = 0; i < service->nendpoints; i++) {
		e = &service->endpoints[i];
		for (size_t j = 0; j < e->ntransports; j++) {
			rg_buf_str(&b, b.n ? ", " : "");
			rg_range_put(&b, e->ports);
			rg_buf_fmt(&b, "/%s", rg_transport_name(
			    e->transports[j].transport));
		}
	}
	rg_set_view(s->page, "copy", rg_arena_copy(s->page->arena,
	    rg_buf_view(&b)));
	rg_buf_release(&b);
}

static void
set_sentence(struct rg_site *s, struct rg_table *t, const char *name,
    const struct rg_service *service, const struct rg_said *said)
{
	struct rg_value *v;

	rg_set_said(s, t, name, said);
	v = &t->v[t->n - 1].value;
	if (v->kind == RG_VALUE_TABLE)
		add_reference(rg_set_list(v->u.table, "references"), service,
		    said->claim);
}

static void
set_texts(struct rg_site *s, const struct rg_service *service)
{
	struct rg_list *aliases, *remarks;

	rg_set_view(s->page, "name", service->name[s->lang]);
	rg_set_said(s, s->page, "expansion", &service->expansion[s->lang]);
	rg_set_said(s, s->page, "summary", &service->summary[s->lang]);
	rg_set_name_tree(s, rg_set_table(s->page, "name_tree"), service);
	rg_set_expansion_tree(s, rg_set_table(s->page, "expansion_tree"),
	    service);
	rg_set_summary_tree(s, rg_set_table(s->page, "summary_tree"),
	    service);
	aliases = rg_set_list(s->page, "aliases");
	for (size_t i = 0; i < service->naliases; i++)
		rg_add_view(aliases, service->aliases[i]);
	remarks = rg_set_list(s->page, "remarks");
	for (size_t i = 0; i < service->nremarks[s->lang]; i++)
		set_sentence(s, rg_add_table(remarks), "remark", service,
		    &service->remarks[s->lang][i]);
}

void
rg_add_conflict(const struct rg_site *s, struct rg_list *list,
    const struct rg_conflict *c)
{
	struct rg_table *t = rg_add_table(list);

	rg_set_fmt(t, "href", "%s#c-%.*s", rg_site_href(s,
	    RG_PAGE_CONFLICTS, NULL), RG_ARG(c->id));
	rg_set_str(t, "kind", rg_site_kind(s, c->kind));
	rg_set_view(t, "explanation", c->explanation[s->lang]);
}

static void
set_conflicts(struct rg_site *s, const struct rg_service *service)
{
	struct rg_list *list = rg_set_list(s->page, "conflicts");

	for (size_t i = 0; i < service->nconflicts; i++)
		rg_add_conflict(s, list,
		    &s->model->conflicts[service->conflicts[i]]);
}

/* The exams that ask for any of its endpoints. */
static void
set_exams(struct rg_site *s, const struct rg_service *service)
{
	struct rg_port_row *rows = rg_arena_alloc(s->page->arena,
	    service->nendpoints * sizeof(*rows));

	for (size_t i = 0; i < service->nendpoints; i++)
		rows[i] = (struct rg_port_row){ service,
			&service->endpoints[i] };
	rg_set_exams(s, s->page, rows, service->nendpoints);
}

/* What it is called elsewhere: { name, tag } for each other language. */
static void
set_other_names(struct rg_site *s, const struct rg_service *service)
{
	struct rg_list *list = rg_set_list(s->page, "elsewhere");
	const struct rg_language *langs = s->job->locale->langs;

	for (size_t i = 0; i < s->job->locale->n; i++) {
		struct rg_table *t;

		if (i == s->lang || (service->expansion[i].text.n == 0 &&
		    rg_view_eq(service->name[i], service->name[s->lang])))
			continue;
		t = rg_add_table(list);
		rg_set_str(t, "language", langs[i].name);
		rg_set_str(t, "tag", langs[i].tag);
		rg_set_view(t, "name", service->name[i]);
		rg_set_view(t, "expansion",
		    service->expansion[i].origin == RG_FROM_FALLBACK ?
		    rg_view(NULL, 0) : service->expansion[i].text);
	}
}

/* "DNS (53)": what tells one tab of a browser from another. */
static const char *
title_of(struct rg_site *s, const struct rg_service *service)
{
	struct rg_buf b = { 0 };
	const char *title;

	rg_buf_put(&b, service->name[s->lang]);
	for (size_t i = 0; i < service->nendpoints; i++) {
		rg_buf_str(&b, i ? ", " : " (");
		rg_range_put(&b, service->endpoints[i].ports);
	}
	rg_buf_str(&b, service->nendpoints ? ")" : "");
	title = rg_arena_str(&s->arena, rg_buf_view(&b));
	rg_buf_release(&b);
	return title;
}

static int
page_of(struct rg_site *s, const struct rg_service *service)
{
	rg_page_begin(s, RG_PAGE_SERVICE, title_of(s, service),
	    rg_arena_str(&s->scratch, service->id));
	rg_page_describe(s, service->summary[s->lang].text);
	set_texts(s, service);
	set_endpoints(s, service);
	set_copy(s, service);
	set_conflicts(s, service);
	set_exams(s, service);
	set_other_names(s, service);
	rg_set_security(s, s->page, service);
	rg_set_related(s, s->page, service);
	rg_set_view(s->page, "use", service->use ?
	    service->use->name[s->lang] : rg_view(NULL, 0));
	rg_set_claims(s, s->page, "claims", &service->claims);
	return rg_page_end(s, RG_PAGE_SERVICE);
}

int
rg_page_services(struct rg_site *s)
{
	int status = 0;

	for (size_t i = 0; i < s->model->nservices && status == 0; i++)
		status = page_of(s, &s->model->services[i]);
	return status;
}
