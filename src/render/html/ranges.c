#include "html/site.h"

static size_t
services_in(const struct rg_model *m, struct rg_range ports)
{
	const struct rg_service *service;
	size_t n = 0, i;

	for (size_t at = 0; at < m->nservices; at++) {
		service = &m->services[at];
		for (i = 0; i < service->nendpoints; i++)
			if (rg_range_overlap(service->endpoints[i].ports,
			    ports))
				break;
		n += i < service->nendpoints;
	}
	return n;
}

static void
add_range(struct rg_site *s, struct rg_table *t,
    const struct rg_model_range *range)
{
	rg_set_fmt(t, "id", "range-%s", rg_class_name(range->class));
	rg_set_str(t, "class", rg_class_name(range->class));
	rg_set_view(t, "name", range->name[s->lang]);
	rg_set_number(s, t, "first", range->ports.first);
	rg_set_number(s, t, "last", range->ports.last);
	rg_set_number(s, t, "size", rg_range_valid(range->ports) ?
	    range->ports.last - range->ports.first + 1 : 0);
	rg_set_number(s, t, "services", services_in(s->model, range->ports));
	rg_set_said(s, t, "summary", &range->summary[s->lang]);
	rg_set_lines(s, t, "claims", &range->claims);
}

int
rg_page_ranges(struct rg_site *s)
{
	struct rg_list *list;

	rg_page_begin(s, RG_PAGE_RANGES, rg_site_tr(s, "Port ranges"),
	    "ranges.html");
	list = rg_set_list(s->page, "ranges");
	for (size_t i = 0; i < s->model->nranges; i++)
		add_range(s, rg_add_table(list), &s->model->ranges[i]);
	return rg_page_end(s, RG_PAGE_RANGES);
}
