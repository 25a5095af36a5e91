#include "html/site.h"

const char *
rg_site_port_item(struct rg_arena *arena, const struct rg_model_port *port)
{
	struct rg_buf b = { 0 };
	const char *made;

	rg_range_put(&b, port->ports);
	made = rg_arena_str(arena, rg_buf_view(&b));
	rg_buf_release(&b);
	return made;
}

/* Which of the three classes it is in: { name, href }. */
static void
set_class(struct rg_site *s, struct rg_range ports)
{
	const struct rg_model_range *range;
	struct rg_table *t;

	for (size_t i = 0; i < s->model->nranges; i++) {
		range = &s->model->ranges[i];
		if (range->class == RG_CLASS_ALL ||
		    !rg_range_overlap(range->ports, ports))
			continue;
		t = rg_set_table(s->page, "class");
		rg_set_view(t, "name", range->name[s->lang]);
		rg_set_fmt(t, "href", "%s#range-%s", rg_site_href(s,
		    RG_PAGE_RANGES, NULL), rg_class_name(range->class));
		return;
	}
	rg_set_absent(s->page, "class");
}

static void
add_service(struct rg_site *s, struct rg_list *list,
    const struct rg_port_row *row)
{
	const struct rg_service *service = row->service;
	struct rg_table *t = rg_add_table(list);

	rg_set_view(t, "name", service->name[s->lang]);
	rg_set_str(t, "href", rg_site_service(s, service));
	rg_set_said(s, t, "expansion", &service->expansion[s->lang]);
	rg_set_said(s, t, "summary", &service->summary[s->lang]);
	rg_set_ports(t, "ports", &row->endpoint->ports, 1);
	rg_set_chips(s, t, "chips", row->endpoint);
	rg_set_security(s, t, service);
	rg_set_related(s, t, service);
	rg_set_lines(s, t, "claims", &row->endpoint->claims);
}

/* "RFC 1035" leads to the RFC; other references are words. */
static void
set_references(struct rg_table *t, struct rg_view references)
{
	struct rg_list *list = rg_set_list(t, "references");
	struct rg_view part;
	struct rg_table *row;

	while (references.n && rg_view_split(&part, &references, ' ')) {
		row = rg_add_table(list);
		rg_set_view(row, "name", part);
		if (rg_view_starts(part, RG_V("RFC")))
			rg_set_fmt(row, "href",
			    "https://www.rfc-editor.org/rfc/rfc%.*s",
			    RG_ARG(rg_view_cut(part, 3, part.n)));
		else
			rg_set_absent(row, "href");
	}
}

static const char *
status_of(const struct rg_site *s, struct rg_view status)
{
	static const char *const words[] = {
		"assigned", "reserved", "unassigned", "historic",
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (rg_view_eq(status, rg_view_of(words[i])))
			return rg_trc(s->job->locale, s->lang, "registry",
			    words[i]);
	return NULL;
}

static void
set_records(struct rg_site *s, const struct rg_model_port *port)
{
	struct rg_list *list = rg_set_list(s->page, "records");

	for (size_t i = 0; i < port->nrecords; i++) {
		const struct rg_registered *r = &port->records[i];
		struct rg_table *t = rg_add_table(list);

		rg_set_ports(t, "ports", &r->ports, 1);
		rg_set_view(t, "name", r->name);
		rg_set_transports(t, "transports", r->transports);
		rg_set_str(t, "status", status_of(s, r->status));
		set_references(t, r->reference);
	}
}

/* What is disputed about these ports, each once. */
static void
set_conflicts(struct rg_site *s, const struct rg_model_port *port)
{
	struct rg_list *list = rg_set_list(s->page, "conflicts");
	uint32_t last = UINT32_MAX;

	for (size_t i = 0; i < port->nrows; i++) {
		const struct rg_service *service = port->rows[i].service;

		for (size_t k = 0; k < service->nconflicts; k++) {
			const struct rg_conflict *c =
			    &s->model->conflicts[service->conflicts[k]];
			size_t p = 0;

			while (p < c->nports &&
			    !rg_range_overlap(c->ports[p], port->ports))
				p++;
			/* The one over who is there is everybody's. */
			if (p == c->nports || (c->service.n == 0 && i > 0 &&
			    service->conflicts[k] == last))
				continue;
			if (c->service.n == 0)
				last = service->conflicts[k];
			rg_add_conflict(s, list, c);
		}
	}
}

static void
set_neighbour(struct rg_site *s, const char *name,
    const struct rg_model_port *port)
{
	struct rg_table *t;

	if (!port) {
		rg_set_absent(s->page, name);
		return;
	}
	t = rg_set_table(s->page, name);
	rg_set_ports(t, "ports", &port->ports, 1);
	rg_set_str(t, "href", rg_site_href(s, RG_PAGE_PORT,
	    rg_site_port_item(s->page->arena, port)));
}

static int
page_of(struct rg_site *s, size_t index)
{
	const struct rg_model_port *port = &s->model->ports[index];
	const char *item = rg_site_port_item(&s->scratch, port);
	struct rg_list *services;

	rg_page_begin(s, RG_PAGE_PORT, rg_site_fill(s,
	    port->ports.first == port->ports.last ? "Port {1}" :
	    "Ports {1}", item), item);
	if (port->nrows)
		rg_page_describe(s,
		    port->rows[0].service->summary[s->lang].text);
	rg_set_str(s->page, "ports", item);
	rg_set_bool(s->page, "many", port->ports.first != port->ports.last);
	rg_set_fmt(s->page, "row", "%s#p%s", rg_site_href(s, RG_PAGE_SHEET,
	    NULL), item);
	set_class(s, port->ports);
	services = rg_set_list(s->page, "services");
	for (size_t i = 0; i < port->nrows; i++)
		add_service(s, services, &port->rows[i]);
	rg_set_exams(s, s->page, port->rows, port->nrows);
	set_records(s, port);
	set_conflicts(s, port);
	set_neighbour(s, "before", index > 0 ? port - 1 : NULL);
	set_neighbour(s, "after", index + 1 < s->model->nports ? port + 1 :
	    NULL);
	return rg_page_end(s, RG_PAGE_PORT);
}

int
rg_page_ports(struct rg_site *s)
{
	int status = 0;

	for (size_t i = 0; i < s->model->nports && status == 0; i++)
		status = page_of(s, i);
	return status;
}
