#include "html/site.h"

/* The first conflict of the service that touches this endpoint. */
static const struct rg_conflict *
conflict_of(const struct rg_site *s, const struct rg_port_row *row)
{
	const struct rg_conflict *c;

	for (size_t i = 0; i < row->service->nconflicts; i++) {
		c = &s->model->conflicts[row->service->conflicts[i]];
		if (c->nports == 0)
			return c;
		for (size_t j = 0; j < c->nports; j++)
			if (rg_range_overlap(c->ports[j],
			    row->endpoint->ports))
				return c;
	}
	return NULL;
}

static void
set_conflict(struct rg_site *s, struct rg_table *t,
    const struct rg_port_row *row)
{
	const struct rg_conflict *c = conflict_of(s, row);
	struct rg_table *made;

	if (!c) {
		rg_set_absent(t, "conflict");
		return;
	}
	made = rg_set_table(t, "conflict");
	rg_set_fmt(made, "href", "%s#c-%.*s", rg_site_href(s,
	    RG_PAGE_CONFLICTS, NULL), RG_ARG(c->id));
	rg_set_str(made, "kind", rg_site_kind(s, c->kind));
}

/* Where the kind of use stands among all of them, from 1, and its name. */
static void
set_use(const struct rg_site *s, struct rg_table *t,
    const struct rg_model_use *use)
{
	if (!use) {
		rg_set_absent(t, "use");
		rg_set_absent(t, "use_number");
		return;
	}
	rg_set_view(t, "use", use->name[s->lang]);
	rg_set_fmt(t, "use_number", "%td", use - s->model->uses + 1);
}

static void
set_words(struct rg_site *s, struct rg_table *t,
    const struct rg_service *service, const struct rg_endpoint *e)
{
	struct rg_buf words = { 0 };

	rg_search_words(&words, s, service, e);
	rg_set_view(t, "words", rg_arena_copy(t->arena,
	    rg_buf_view(&words)));
	rg_buf_release(&words);
}

static void
set_service(struct rg_site *s, struct rg_table *t,
    const struct rg_service *service, const struct rg_endpoint *e)
{
	set_words(s, t, service, e);
	rg_set_view(t, "name", service->name[s->lang]);
	rg_set_str(t, "href", rg_site_service(s, service));
	rg_set_said(s, t, "expansion", &service->expansion[s->lang]);
	rg_set_said(s, t, "summary", &service->summary[s->lang]);
	set_use(s, t, service->use);
	rg_set_security(s, t, service);
}

/* Services on the same ports are neighbours; the first has the anchor. */
static void
set_place(const struct rg_site *s, struct rg_table *t, struct rg_range ports,
    bool again)
{
	rg_set_ports(t, "ports", &ports, 1);
	rg_set_port_link(s, t, "port", ports);
	rg_set_str(t, "again", again ? "again" : NULL);
	if (again)
		rg_set_absent(t, "id");
	else if (ports.first == ports.last)
		rg_set_fmt(t, "id", "p%u", ports.first);
	else
		rg_set_fmt(t, "id", "p%u-%u", ports.first, ports.last);
}

static void
add_rows(struct rg_site *s)
{
	struct rg_list *list = rg_set_list(s->page, "rows");
	const struct rg_port_row *rows;
	struct rg_table *t;
	struct rg_range ports;
	bool used = false;
	size_t n;

	rows = rg_model_rows(s->model, s->page->arena, &n);
	for (size_t i = 0; i < n; i++) {
		t = rg_add_table(list);
		ports = rows[i].endpoint->ports;
		set_place(s, t, ports, i > 0 &&
		    rg_range_cmp(rows[i - 1].endpoint->ports, ports) == 0);
		rg_set_chips(s, t, "chips", rows[i].endpoint);
		set_service(s, t, rows[i].service, rows[i].endpoint);
		set_conflict(s, t, &rows[i]);
		used = used || rows[i].service->use;
	}
	rg_set_bool(s->page, "uses", used);
	rg_set_number(s, s->page, "count", n);
}

static void
add_portless(struct rg_site *s)
{
	struct rg_list *list = rg_set_list(s->page, "portless");

	for (size_t i = 0; i < s->model->nservices; i++)
		if (s->model->services[i].nendpoints == 0)
			set_service(s, rg_add_table(list),
			    &s->model->services[i], NULL);
}

int
rg_page_sheet(struct rg_site *s)
{
	rg_page_begin(s, RG_PAGE_SHEET, rg_site_tr(s, "Cheat sheet"), NULL);
	add_rows(s);
	add_portless(s);
	return rg_page_end(s, RG_PAGE_SHEET);
}
