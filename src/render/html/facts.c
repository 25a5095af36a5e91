/*
 * What pages of services and of ports both tell: whether what is sent can be
 * read on the way, what belongs together, and who asks about it in an exam.
 */
#include "html/site.h"

void
rg_set_security(const struct rg_site *s, struct rg_table *t,
    const struct rg_service *service)
{
	enum rg_security value = service->security.value;
	struct rg_table *made;

	if (value == RG_SECURITY_NONE) {
		rg_set_absent(t, "security");
		return;
	}
	made = rg_set_table(t, "security");
	rg_set_str(made, "value", rg_security_name(value));
	rg_set_str(made, "label", rg_trc(s->job->locale, s->lang, "security",
	    rg_security_words(value)));
	rg_set_bool(made, "open", value & RG_CLEAR);
	rg_set_bool(made, "closed", value & RG_ENCRYPTED);
	rg_set_view(made, "defined_in", service->security.defined_in);
	rg_set_lines(s, made, "claims", &service->security.claims);
}

void
rg_set_port_link(const struct rg_site *s, struct rg_table *t,
    const char *name, struct rg_range ports)
{
	const struct rg_model_port *port = rg_model_port(s->model, ports);

	rg_set_str(t, name, port ? rg_site_href(s, RG_PAGE_PORT,
	    rg_site_port_item(s->page->arena, port)) : NULL);
}

/* { name, href, ports, safer, replaces, part, whole }. */
void
rg_set_related(const struct rg_site *s, struct rg_table *t,
    const struct rg_service *service)
{
	struct rg_list *list = rg_set_list(t, "related");

	for (size_t i = 0; i < service->nrelated; i++) {
		const struct rg_service *other = service->related[i].service;
		enum rg_relation relation = service->related[i].relation;
		struct rg_table *row = rg_add_table(list);

		rg_set_view(row, "name", other->name[s->lang]);
		rg_set_str(row, "href", rg_site_service(s, other));
		rg_set_str(row, "ports", rg_site_ports_of(s, other));
		rg_set_bool(row, "safer", relation == RG_SAFER);
		rg_set_bool(row, "replaces", relation == RG_REPLACES);
		rg_set_bool(row, "whole", relation == RG_PART_OF);
		rg_set_bool(row, "part", relation == RG_HAS_PART);
	}
}

/* In the order of the exams, whichever row is asked about first. */
void
rg_set_exams(const struct rg_site *s, struct rg_table *t,
    const struct rg_port_row *rows, size_t n)
{
	bool *asked = rg_arena_alloc(t->arena, s->model->nexams + 1);
	struct rg_list *list = rg_set_list(t, "exams");
	struct rg_table *row;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < rows[i].endpoint->exams.n; k++)
			asked[rows[i].endpoint->exams.v[k]] = true;
	for (size_t i = 0; i < s->model->nexams; i++) {
		const struct rg_exam *exam = &s->model->exams[i];

		if (!asked[i + 1])
			continue;
		row = rg_add_table(list);
		rg_set_view(row, "title", exam->title[s->lang]);
		rg_set_fmt(row, "href", "%s#exam-%.*s", rg_site_href(s,
		    RG_PAGE_EXAMS, NULL), RG_ARG(exam->id));
	}
}

const char *
rg_site_ports_of(const struct rg_site *s, const struct rg_service *service)
{
	struct rg_buf b = { 0 };
	const char *made;

	for (size_t i = 0; i < service->nendpoints; i++) {
		struct rg_range run = service->endpoints[i].ports;

		while (i + 1 < service->nendpoints &&
		    service->endpoints[i + 1].ports.first == run.last + 1)
			run.last = service->endpoints[++i].ports.last;
		rg_buf_str(&b, b.n ? ", " : "");
		rg_range_put(&b, run);
	}
	made = rg_arena_str(s->page->arena, rg_buf_view(&b));
	rg_buf_release(&b);
	return made;
}
