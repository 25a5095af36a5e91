#include "html/site.h"

/*
 * The map: above, all ports to scale; below, the same in thirds of their
 * own, so that the low ports, where most services are, can be told apart.
 */
#define MAP_WIDTH 960u
#define PORTS (RG_PORT_MAX + 1)

static const struct {
	enum rg_class	 class;
	unsigned	 from, to;	/* on the map below */
} bands[] = {
	{ RG_CLASS_WELL_KNOWN, 0, 480 },
	{ RG_CLASS_REGISTERED, 480, 840 },
	{ RG_CLASS_DYNAMIC, 840, MAP_WIDTH },
};

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

/* { x, width } for each stretch of the band that has services. */
static void
set_marks(struct rg_site *s, struct rg_table *t, size_t band)
{
	struct rg_range class = rg_class_range(bands[band].class);
	unsigned width = bands[band].to - bands[band].from, from, to;
	uint32_t size = class.last - class.first + 1;
	struct rg_list *list = rg_set_list(t, "marks");
	unsigned told = 0;	/* what is left of it has its mark */
	struct rg_table *mark;

	for (size_t i = 0; i < s->model->nports; i++) {
		struct rg_range r = s->model->ports[i].ports;

		if (!rg_range_overlap(r, class))
			continue;
		from = r.first < class.first ? 0 :
		    (r.first - class.first) * width / size;
		to = r.last > class.last ? width :
		    (r.last - class.first) * width / size + 1;
		from = from < told ? told : from;
		if (to <= from)
			continue;
		told = to;
		mark = rg_add_table(list);
		rg_set_fmt(mark, "x", "%u", bands[band].from + from);
		rg_set_fmt(mark, "width", "%u", to - from);
	}
}

static void
set_map(struct rg_site *s)
{
	struct rg_list *list = rg_set_list(s->page, "bands");

	for (size_t i = 0; i < sizeof(bands) / sizeof(bands[0]); i++) {
		struct rg_range r = rg_class_range(bands[i].class);
		unsigned x = r.first * MAP_WIDTH / PORTS;
		unsigned end = (r.last + 1) * MAP_WIDTH / PORTS;
		struct rg_table *t = rg_add_table(list);

		rg_set_str(t, "class", rg_class_name(bands[i].class));
		rg_set_fmt(t, "x", "%u", x);
		rg_set_fmt(t, "width", "%u", end - x);
		rg_set_fmt(t, "below", "%u", bands[i].from);
		rg_set_fmt(t, "below_width", "%u", bands[i].to -
		    bands[i].from);
		rg_set_fmt(t, "label", "%u", bands[i].from + 2);
		rg_set_fmt(t, "fold", "M%u 44H%uL%u 84H%uZ", x, end,
		    bands[i].to, bands[i].from);
		rg_set_number(s, t, "first", r.first);
		set_marks(s, t, i);
	}
}

int
rg_page_ranges(struct rg_site *s)
{
	struct rg_list *list;

	rg_page_begin(s, RG_PAGE_RANGES, rg_site_tr(s, "Port ranges"), NULL);
	set_map(s);
	rg_set_number(s, s->page, "last", RG_PORT_MAX);
	list = rg_set_list(s->page, "ranges");
	for (size_t i = 0; i < s->model->nranges; i++)
		add_range(s, rg_add_table(list), &s->model->ranges[i]);
	return rg_page_end(s, RG_PAGE_RANGES);
}
