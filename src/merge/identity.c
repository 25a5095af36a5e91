/*
 * Which claims speak of one service: those whose names mean the same known
 * service, and of the rest those that write the same name.
 */
#include "refgen/utf8.h"

#include "draft.h"

/* An id nobody has yet: "plex", "plex-2", ... */
static struct rg_view
free_id(struct merge *m, struct rg_map *taken, struct rg_view wanted)
{
	struct rg_view id = wanted;

	if (id.n == 0)
		id = RG_V("service");
	for (int n = 2; rg_map_find(taken, id) ||
	    (n > 2 && rg_knowns_id(m->in->knowns, id)); n++)
		id = rg_view_of(rg_arena_fmt(m->arena, "%.*s-%d",
		    RG_ARG(wanted), n));
	rg_map_add(taken, m->arena, id, NULL);
	return id;
}

/* What claims of one service have in common. */
static struct rg_view
service_key(struct merge *m, const struct rg_claim *c)
{
	struct rg_view key;

	if (c->known)
		return c->known->id;
	key = rg_key_new(m->arena, c->names[0]);
	return rg_view_of(rg_arena_fmt(m->arena, "?%.*s", RG_ARG(key)));
}

void
identify(struct merge *m)
{
	struct rg_map by_key = { 0 }, taken = { 0 };

	for (uint32_t id = 1; id <= m->model->nclaims; id++) {
		const struct rg_claim *c = m->claim[id - 1];
		struct rg_map_entry *e;
		struct draft *d;
		bool fresh;

		if (c->kind == RG_CLAIM_RANGE || c->nnames == 0)
			continue;
		e = rg_map_add(&by_key, m->arena, service_key(m, c), &fresh);
		if (fresh) {
			e->u.num = m->drafts.n;
			d = RG_PUSH(m->arena, &m->drafts);
			d->known = c->known;
			d->id = free_id(m, &taken, c->known ? c->known->id :
			    rg_slug_new(m->arena, c->names[0]));
		}
		add_id(m, &m->drafts.v[e->u.num].claims, id);
	}
}
