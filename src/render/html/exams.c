#include "html/site.h"

static void
add_item(struct rg_site *s, struct rg_list *list,
    const struct rg_exam_item *item)
{
	struct rg_table *t = rg_add_table(list);

	rg_set_ports(t, "ports", &item->ports, !item->no_port);
	if (item->no_port)
		rg_set_absent(t, "port_href");
	else
		rg_set_port_link(s, t, "port_href", item->ports);
	rg_set_view(t, "name", item->service ?
	    item->service->name[s->lang] : item->name);
	rg_set_str(t, "href", item->service ? rg_site_service(s,
	    item->service) : NULL);
	rg_set_transports(t, "transports", item->transports);
	rg_set_bool(t, "covered", item->covered);
	rg_set_str(t, "class", item->covered ? NULL : "missing");
}

static void
add_exam(struct rg_site *s, struct rg_list *list, const struct rg_exam *exam)
{
	struct rg_table *t = rg_add_table(list);
	struct rg_list *items;

	rg_set_fmt(t, "id", "exam-%.*s", RG_ARG(exam->id));
	rg_set_view(t, "title", exam->title[s->lang]);
	rg_set_view(t, "reference", exam->reference);
	rg_set_number(s, t, "covered", exam->ncovered);
	rg_set_number(s, t, "total", exam->nitems);
	rg_set_bool(t, "whole", exam->ncovered == exam->nitems);
	items = rg_set_list(t, "items");
	for (size_t i = 0; i < exam->nitems; i++)
		add_item(s, items, &exam->items[i]);
}

int
rg_page_exams(struct rg_site *s)
{
	struct rg_list *list;

	rg_page_begin(s, RG_PAGE_EXAMS, rg_site_tr(s, "Exams"), NULL);
	list = rg_set_list(s->page, "exams");
	for (size_t i = 0; i < s->model->nexams; i++)
		add_exam(s, list, &s->model->exams[i]);
	return rg_page_end(s, RG_PAGE_EXAMS);
}
