/*
 * What exams ask for, held against what the notes have: each fact becomes
 * items of a service on a port, and an item is covered when notes put that
 * service (or, where none is named, any) on every one of its ports.
 */
#include <stdlib.h>

#include "refgen/utf8.h"

#include "draft.h"

struct exam {
	RG_VEC(struct rg_exam_item)	 items;
	uint32_t			 number;	/* in the model, from 1 */
	const struct rg_port_row	*rows;		/* of all services */
	size_t				 nrows;
};

/* The exam asks about this endpoint. */
static void
mark(struct merge *m, const struct exam *x, struct rg_endpoint *e)
{
	struct rg_ids *ids = &e->exams;

	if (ids->n == 0)
		ids->v = rg_arena_alloc(m->arena,
		    m->in->nexams * sizeof(*ids->v));
	if (ids->n == 0 || ids->v[ids->n - 1] != x->number)
		ids->v[ids->n++] = x->number;
}

static struct rg_exam_item *
add_item(struct merge *m, struct exam *x, struct rg_view name,
    const struct rg_service *service)
{
	struct rg_exam_item *item = RG_PUSH(m->arena, &x->items);

	*item = (struct rg_exam_item){ .name = name, .service = service };
	return item;
}

static void
add_endpoint(struct merge *m, struct exam *x, const struct rg_service *s,
    struct rg_endpoint *e)
{
	struct rg_exam_item *item = add_item(m, x, s->name[0], s);

	item->ports = e->ports;
	item->transports = rg_endpoint_transports(e);
	item->covered = true;
	mark(m, x, e);
}

/* Wherever it is: where the notes have it, else where people meet it. */
static void
add_service(struct merge *m, struct exam *x, struct rg_view name,
    const struct rg_service *s, const struct rg_known *known)
{
	struct rg_exam_item *item;

	for (size_t i = 0; s && i < s->nendpoints; i++)
		add_endpoint(m, x, s, &s->endpoints[i]);
	if (s && s->nendpoints)
		return;
	for (size_t i = 0; known && i < known->nports; i++) {
		item = add_item(m, x, name, s);
		item->ports = known->ports[i];
		item->transports = known->usual[i];
	}
	if (known && known->nports)
		return;
	item = add_item(m, x, name, s);
	item->no_port = true;
	item->covered = s != NULL;
}

/* How far ports from `*next` on are there, when told in their order. */
static void
cover(struct merge *m, const struct exam *x, const struct rg_exam_item *item,
    uint32_t *next, struct rg_endpoint *e)
{
	if (!rg_range_overlap(e->ports, item->ports))
		return;
	if (e->ports.first <= *next && e->ports.last >= *next)
		*next = e->ports.last + 1;
	mark(m, x, e);
}

static void
add_ports(struct merge *m, struct exam *x, struct rg_view name,
    const struct rg_service *s, const struct rg_exam_fact *fact)
{
	struct rg_exam_item *item = add_item(m, x, name, s);
	uint32_t next = fact->ports.first;

	item->ports = fact->ports;
	item->transports = fact->transports;
	for (size_t i = 0; s && i < s->nendpoints; i++)
		cover(m, x, item, &next, &s->endpoints[i]);
	for (size_t i = 0; name.n == 0 && i < x->nrows; i++) {
		s = x->rows[i].service;
		cover(m, x, item, &next,
		    &s->endpoints[x->rows[i].endpoint - s->endpoints]);
	}
	item->covered = next > fact->ports.last;
}

static void
add_fact(struct merge *m, struct exam *x, const struct rg_exam_fact *fact)
{
	const struct rg_known *known = rg_knowns_find(m->in->knowns,
	    fact->service);
	const struct rg_map_entry *e = rg_map_find(&m->services, known ?
	    known->id : rg_slug_new(m->arena, fact->service));
	const struct rg_service *s = e ? &m->model->services[e->u.num] : NULL;
	struct rg_view name = s ? s->name[0] : known ? known->name :
	    fact->service;

	if (fact->no_port)
		add_service(m, x, name, s, known);
	else
		add_ports(m, x, name, s, fact);
}

static bool
has_tag(const struct rg_model_source *source, struct rg_view tag)
{
	for (size_t i = 0; i < source->ntags; i++)
		if (rg_view_eq(source->tags[i], tag))
			return true;
	return false;
}

/* Every endpoint that a note with the tag speaks of. */
static void
add_tagged(struct merge *m, struct exam *x, struct rg_view tag)
{
	bool *tagged = rg_arena_alloc(m->arena, m->model->nsources + 1);

	for (size_t i = 0; i < m->model->nsources; i++)
		tagged[i + 1] = tag.n && has_tag(&m->model->sources[i], tag);
	for (size_t i = 0; i < m->model->nservices && tag.n; i++) {
		const struct rg_service *s = &m->model->services[i];

		for (size_t k = 0; k < s->nendpoints; k++) {
			struct rg_endpoint *e = &s->endpoints[k];
			size_t c = 0;

			while (c < e->claims.n && !tagged[rg_model_claim(
			    m->model, e->claims.v[c])->source])
				c++;
			if (c < e->claims.n)
				add_endpoint(m, x, s, e);
		}
	}
}

static int
by_port(const void *a, const void *b)
{
	const struct rg_exam_item *x = a, *y = b;
	int order;

	if (x->no_port != y->no_port)
		return x->no_port ? 1 : -1;
	order = rg_range_cmp(x->ports, y->ports);
	return order != 0 ? order : rg_view_cmp(x->name, y->name);
}

/* In order; what two facts say is one item. */
static void
publish_items(struct rg_exam *out, struct exam *x)
{
	struct rg_exam_item *v = x->items.v;
	size_t n = 0;

	if (x->items.n)
		qsort(v, x->items.n, sizeof(*v), by_port);
	for (size_t i = 0; i < x->items.n; i++) {
		if (n && by_port(&v[n - 1], &v[i]) == 0)
			v[n - 1].transports |= v[i].transports;
		else
			v[n++] = v[i];
	}
	out->items = v;
	out->nitems = n;
	for (size_t i = 0; i < n; i++)
		out->ncovered += v[i].covered;
}

/* "389 (LDAP), 636 (LDAPS)": what no note has. */
static void
tell_gaps(struct merge *m, const struct rg_exam *exam, struct rg_span at)
{
	struct rg_buf b = { 0 };

	if (!at.source || exam->ncovered == exam->nitems)
		return;
	for (size_t i = 0; i < exam->nitems; i++) {
		const struct rg_exam_item *item = &exam->items[i];

		if (item->covered)
			continue;
		rg_buf_str(&b, b.n ? ", " : "");
		if (!item->no_port)
			rg_range_put(&b, item->ports);
		if (item->name.n)
			rg_buf_fmt(&b, item->no_port ? "%.*s" : " (%.*s)",
			    RG_ARG(item->name));
	}
	rg_diag_add(m->diags, RG_D_EXAM_GAPS, at, exam->id, rg_buf_view(&b),
	    rg_view(NULL, 0));
	rg_buf_release(&b);
}

void
settle_exams(struct merge *m)
{
	struct rg_model *model = m->model;
	struct exam x = { .number = 0 };

	model->nexams = m->in->nexams;
	model->exams = rg_arena_alloc(m->arena,
	    model->nexams * sizeof(*model->exams));
	x.rows = rg_model_rows(model, m->arena, &x.nrows);
	for (size_t i = 0; i < model->nexams; i++) {
		const struct rg_exam_wish *wish = &m->in->exams[i];
		struct rg_exam *exam = &model->exams[i];

		x.items.v = NULL;
		x.items.n = x.items.cap = 0;
		x.number = (uint32_t)i + 1;
		exam->id = wish->facts.id;
		exam->reference = wish->facts.reference;
		for (size_t l = 0; l < model->nlangs; l++)
			exam->title[l] = wish->title[l].n ? wish->title[l] :
			    wish->facts.title;
		for (size_t k = 0; k < wish->facts.n; k++)
			add_fact(m, &x, &wish->facts.v[k]);
		add_tagged(m, &x, wish->tag);
		publish_items(exam, &x);
		tell_gaps(m, exam, wish->at);
	}
}
