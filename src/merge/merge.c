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
	return rg_view_cmp(x->id, y->id);
}

/* What misleads a reader most comes first: a wrong port before a spelling. */
static int
weight(enum rg_conflict_kind kind)
{
	static const int weights[RG_CONFLICT_KINDS] = {
		[RG_CONFLICT_PORTS] = 0, [RG_CONFLICT_TRANSPORT] = 1,
		[RG_CONFLICT_RANGE] = 2, [RG_CONFLICT_SERVICE] = 3,
		[RG_CONFLICT_REGISTRY] = 4, [RG_CONFLICT_EXPANSION] = 5,
		[RG_CONFLICT_NAME] = 6,
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

static bool
concerns(const struct rg_conflict *c, const struct rg_service *s)
{
	if (c->service.n)
		return rg_view_eq(c->service, s->id);
	if (c->kind != RG_CONFLICT_SERVICE)
		return false;
	for (size_t i = 0; i < s->nendpoints; i++)
		if (rg_range_cmp(s->endpoints[i].ports, c->ports[0]) == 0)
			return true;
	return false;
}

/*
 * Conflicts by service: those that name it through a map, those of a port
 * through the endpoints that share it.
 */
static void
link_conflicts(struct merge *m)
{
	struct rg_model *model = m->model;
	struct rg_map by_id = { 0 };
	RG_VEC(struct id_list) lists = { 0 };

	for (size_t i = 0; i < model->nservices; i++) {
		rg_map_add(&by_id, m->arena, model->services[i].id, NULL)->
		    u.num = i;
		RG_PUSH(m->arena, &lists);
	}
	for (size_t k = 0; k < model->nconflicts; k++) {
		const struct rg_conflict *c = &model->conflicts[k];
		struct rg_map_entry *e;

		if (c->service.n) {
			e = rg_map_find(&by_id, c->service);
			if (e)
				*RG_PUSH(m->arena, &lists.v[e->u.num].list) =
				    (uint32_t)k;
			continue;
		}
		if (c->kind != RG_CONFLICT_SERVICE)
			continue;
		for (size_t i = 0; i < model->nservices; i++)
			if (concerns(c, &model->services[i]))
				*RG_PUSH(m->arena, &lists.v[i].list) =
				    (uint32_t)k;
	}
	for (size_t i = 0; i < model->nservices; i++) {
		model->services[i].conflicts = lists.v[i].list.v;
		model->services[i].nconflicts = lists.v[i].list.n;
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
	for (size_t i = 0; i < m.drafts.n; i++) {
		struct draft *d = &m.drafts.v[i];

		d->service.id = d->id;
		d->service.claims = ids_of(&d->claims);
		settle_endpoints(&m, d);
		settle_texts(&m, d);
	}
	tell_unused_pins(&m);
	settle_ranges(&m);
	find_shared_ports(&m);
	publish_services(&m);
	link_conflicts(&m);
}
