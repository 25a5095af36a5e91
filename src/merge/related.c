/*
 * What is known of services beside the notes: what they are for, and which
 * of them is a part of which.
 */
#include <stdlib.h>

#include "draft.h"

static void
translate_uses(struct merge *m)
{
	const struct rg_knowns *knowns = m->in->knowns;
	struct rg_model *model = m->model;

	model->nuses = knowns->nuses;
	model->uses = rg_arena_alloc(m->arena,
	    model->nuses * sizeof(*model->uses));
	for (size_t i = 0; i < model->nuses; i++) {
		const struct rg_use *use = &knowns->uses[i];

		model->uses[i].id = use->id;
		for (rg_lang lang = 0; lang < m->in->locale->n; lang++)
			model->uses[i].name[lang] = rg_view_of(rg_tr(
			    m->in->locale, lang, use->name));
	}
}

static int
by_relation(const void *a, const void *b)
{
	const struct rg_related *x = a, *y = b;

	if (x->relation != y->relation)
		return x->relation < y->relation ? -1 : 1;
	return x->service < y->service ? -1 : x->service > y->service;
}

static bool
is_safer(const struct rg_service *part, const struct rg_service *whole)
{
	return part->security.value == RG_ENCRYPTED &&
	    whole->security.value & RG_CLEAR;
}

/* Both ways: a part knows its whole, and the whole its parts. */
static void
relate(struct merge *m)
{
	typedef RG_VEC(struct rg_related) list;
	struct rg_model *model = m->model;
	const struct rg_service *part, *whole;
	list *lists = rg_arena_alloc(m->arena,
	    model->nservices * sizeof(*lists));

	for (size_t i = 0; i < model->nservices; i++) {
		const struct rg_known *known = rg_knowns_id(m->in->knowns,
		    model->services[i].id);
		const struct rg_map_entry *e = known && known->parent.n ?
		    rg_map_find(&m->services, known->parent) : NULL;

		if (!e)
			continue;
		part = &model->services[i];
		whole = &model->services[e->u.num];
		*RG_PUSH(m->arena, &lists[i]) = (struct rg_related){ whole,
			is_safer(part, whole) ? RG_REPLACES : RG_PART_OF };
		*RG_PUSH(m->arena, &lists[e->u.num]) = (struct rg_related){
			part, is_safer(part, whole) ? RG_SAFER : RG_HAS_PART };
	}
	for (size_t i = 0; i < model->nservices; i++) {
		struct rg_service *s = &model->services[i];

		s->related = lists[i].v;
		s->nrelated = lists[i].n;
		if (s->nrelated)
			qsort(s->related, s->nrelated, sizeof(*s->related),
			    by_relation);
	}
}

void
relate_services(struct merge *m)
{
	struct rg_model *model = m->model;

	translate_uses(m);
	for (size_t i = 0; i < model->nservices; i++) {
		const struct rg_known *known = rg_knowns_id(m->in->knowns,
		    model->services[i].id);

		if (known && known->use != RG_NONE)
			model->services[i].use = &model->uses[known->use];
	}
	relate(m);
}
