#include "refgen/merge.h"

#include <stdlib.h>

#include "draft.h"

/* By first port, services without ports last; then by id. */
static int
by_first_port(const void *a, const void *b)
{
	const struct rg_service *x = a, *y = b;
	uint32_t px = x->nendpoints ? x->endpoints[0].ports.first : UINT32_MAX;
	uint32_t py = y->nendpoints ? y->endpoints[0].ports.first : UINT32_MAX;

	if (px != py)
		return px < py ? -1 : 1;
	if (px != UINT32_MAX && x->endpoints->behind != y->endpoints->behind)
		return x->endpoints->behind ? 1 : -1;
	return rg_view_cmp(x->id, y->id);
}

/* What misleads a reader most comes first: a wrong port before a spelling. */
static int
weight(enum rg_conflict_kind kind)
{
	static const int weights[RG_CONFLICT_KINDS] = {
		[RG_CONFLICT_PORTS] = 0, [RG_CONFLICT_TRANSPORT] = 1,
		[RG_CONFLICT_SECURITY] = 2, [RG_CONFLICT_RANGE] = 3,
		[RG_CONFLICT_SERVICE] = 4, [RG_CONFLICT_REGISTRY] = 5,
		[RG_CONFLICT_EXPANSION] = 6, [RG_CONFLICT_NAME] = 7,
	};

	return weights[kind];
}

static int
by_weight(const void *a, const void *b)
{
	const struct rg_conflict *x = a, *y = b;
	uint32_t px = x->nports ? x->ports[0].first : UINT32_MAX;
	uint32_t py = y->nports ? y->ports[0].first : UINT32_MAX;

	if (x->kind != y->kind)
		return weight(x->kind) - weight(y->kind);
	if (px != py)
		return px < py ? -1 : 1;
	return rg_view_cmp(x->id, y->id);
}

static void
publish_services(struct merge *m)
{
	struct rg_model *model = m->model;

	model->nservices = m->drafts.n;
	model->services = rg_arena_alloc(m->arena,
	    m->drafts.n * sizeof(*model->services));
	for (size_t i = 0; i < m->drafts.n; i++)
		model->services[i] = m->drafts.v[i].service;
	if (model->nservices)
		qsort(model->services, model->nservices,
		    sizeof(*model->services), by_first_port);
	model->conflicts = m->conflicts.v;
	model->nconflicts = m->conflicts.n;
	if (model->nconflicts)
		qsort(model->conflicts, model->nconflicts,
		    sizeof(*model->conflicts), by_weight);
}

/* A key of a map for a range of ports. */
static struct rg_view
range_key(struct merge *m, struct rg_range r)
{
	return rg_view_of(rg_arena_fmt(m->arena, "%u-%u", r.first, r.last));
}

static int
by_number(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* Conflicts over who is on a port, by its ports: one a port. */
static struct rg_map
shared_by_port(struct merge *m)
{
	struct rg_map map = { 0 };

	for (size_t k = 0; k < m->model->nconflicts; k++) {
		const struct rg_conflict *c = &m->model->conflicts[k];

		if (c->kind == RG_CONFLICT_SERVICE)
			rg_map_add(&map, m->arena, range_key(m, c->ports[0]),
			    NULL)->u.num = k;
	}
	return map;
}

/*
 * Conflicts by service: those that name it, and those of the ports that it
 * shares.
 */
static void
link_conflicts(struct merge *m)
{
	struct rg_model *model = m->model;
	struct rg_map shared = shared_by_port(m);
	RG_VEC(struct id_list) lists = { 0 };
	const struct rg_map_entry *e;

	for (size_t i = 0; i < model->nservices; i++) {
		const struct rg_service *s = &model->services[i];
		struct id_list *list = RG_PUSH(m->arena, &lists);

		*list = (struct id_list){ 0 };
		rg_map_add(&m->services, m->arena, s->id, NULL)->u.num = i;
		for (size_t k = 0; k < s->nendpoints; k++)
			if ((e = rg_map_find(&shared, range_key(m,
			    s->endpoints[k].ports))) != NULL)
				*RG_PUSH(m->arena, &list->list) =
				    (uint32_t)e->u.num;
	}
	for (size_t k = 0; k < model->nconflicts; k++)
		if ((e = rg_map_find(&m->services,
		    model->conflicts[k].service)))
			*RG_PUSH(m->arena, &lists.v[e->u.num].list) =
			    (uint32_t)k;
	for (size_t i = 0; i < model->nservices; i++) {
		struct rg_service *s = &model->services[i];

		s->conflicts = lists.v[i].list.v;
		s->nconflicts = lists.v[i].list.n;
		if (s->nconflicts)
			qsort(s->conflicts, s->nconflicts,
			    sizeof(*s->conflicts), by_number);
	}
}

void
rg_merge(struct rg_model *model, const struct rg_merge_input *in,
    struct rg_arena *arena, struct rg_diags *diags)
{
	struct merge m = { .in = in, .arena = arena, .diags = diags,
		.model = model };

	*model = (struct rg_model){ .nlangs = in->locale->n };
	m.pin_used = rg_arena_alloc(arena, in->npins + 1);
	gather_evidence(&m);
	weigh_sources(&m);
	identify(&m);
	judge_sources(&m);
	for (size_t i = 0; i < m.drafts.n; i++) {
		struct draft *d = &m.drafts.v[i];

		d->service.id = d->id;
		d->service.claims = ids_of(&d->claims);
		settle_endpoints(&m, d);
		settle_texts(&m, d);
		settle_security(&m, d);
	}
	tell_unused_pins(&m);
	settle_ranges(&m);
	find_shared_ports(&m);
	publish_services(&m);
	link_conflicts(&m);
	relate_services(&m);
	settle_exams(&m);
	list_ports(&m);
}
