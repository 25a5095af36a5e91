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
	struct rg_view id = wanted.n ? wanted : RG_V("service");
	struct rg_map_entry *e = rg_map_find(taken, id);
	size_t n = e ? e->u.num : 0;	/* numbers below are taken */

	if (!e) {
		rg_map_add(taken, m->arena, id, NULL)->u.num = 2;
		return id;
	}
	wanted = id;
	do
		id = rg_view_of(rg_arena_fmt(m->arena, "%.*s-%zu",
		    RG_ARG(wanted), n++));
	while (rg_map_find(taken, id) || rg_knowns_id(m->in->knowns, id));
	rg_map_find(taken, wanted)->u.num = n;
	rg_map_add(taken, m->arena, id, NULL)->u.num = 2;
	return id;
}

/*
 * refgen.yaml: names that are `same` stand for the first of them, and a name
 * kept `apart` is a service of its own, whomever we take it for.
 */
static void
read_wishes(struct merge *m)
{
	for (size_t i = 0; i < m->in->nsame; i++)
		for (size_t k = 1; k < m->in->same[i].n; k++)
			rg_map_add(&m->same, m->arena, rg_key_new(m->arena,
			    m->in->same[i].v[k]), NULL)->u.num = i;
	for (size_t i = 0; i < m->in->napart; i++)
		for (size_t k = 0; k < m->in->apart[i].n; k++)
			rg_map_add(&m->apart, m->arena, rg_key_new(m->arena,
			    m->in->apart[i].v[k]), NULL);
}

/* Whom a name stands for, as the project sees it; `known` as we do. */
static struct rg_view
wished(struct merge *m, struct rg_view name, const struct rg_known **known)
{
	struct rg_view key = rg_key_new(m->arena, name);
	const struct rg_map_entry *e = rg_map_find(&m->same, key);

	if (e) {
		name = m->in->same[e->u.num].v[0];
		*known = rg_knowns_find(m->in->knowns, name);
	}
	if (rg_map_find(&m->apart, key) && *known &&
	    !rg_view_eq(key, rg_key_new(m->arena, (*known)->name)))
		*known = NULL;
	return name;
}

/* What claims of one service have in common. */
static struct rg_view
service_key(struct merge *m, const struct rg_known *known,
    struct rg_view name)
{
	struct rg_view key;

	if (known)
		return known->id;
	key = rg_key_new(m->arena, name);
	return rg_view_of(rg_arena_fmt(m->arena, "?%.*s", RG_ARG(key)));
}

bool
means(struct merge *m, const struct rg_known *own, struct rg_view id,
    struct rg_view name)
{
	const struct rg_known *known = rg_knowns_find(m->in->knowns, name);

	if (!known || !own)
		return rg_view_eq(name, id);
	return known == own || rg_view_eq(known->parent, own->id) ||
	    rg_view_eq(own->parent, known->id);
}

/* The draft of a service, made when it is met first. */
static struct draft *
draft_of(struct merge *m, struct rg_map *by_key, struct rg_map *taken,
    struct rg_view key, const struct rg_known *known, struct rg_view name)
{
	struct rg_map_entry *e;
	struct draft *d;
	bool fresh;

	e = rg_map_add(by_key, m->arena, key, &fresh);
	if (!fresh)
		return &m->drafts.v[e->u.num];
	e->u.num = m->drafts.n;
	d = RG_PUSH(m->arena, &m->drafts);
	d->known = known;
	d->id = free_id(m, taken, known ? known->id :
	    rg_slug_new(m->arena, name));
	return d;
}

/*
 * "SSH/SCP" names two services, and the claim is made of both.  A name that
 * is known as a whole ("DHCP/BOOTP") names one.
 */
static bool
composite(struct merge *m, const struct rg_claim *c)
{
	struct rg_view name = c->names[0];

	return (rg_view_chr(name, '/') != RG_NONE ||
	    rg_view_chr(name, ',') != RG_NONE ||
	    rg_view_chr(name, '&') != RG_NONE) &&
	    !rg_knowns_find(m->in->knowns, name);
}

void
identify(struct merge *m)
{
	struct rg_map by_key = { 0 }, taken = { 0 };

	read_wishes(m);
	for (uint32_t id = 1; id <= m->model->nclaims; id++) {
		const struct rg_claim *c = m->claim[id - 1];
		const struct rg_known *known = c->known;
		struct rg_view name;

		if (c->kind == RG_CLAIM_RANGE || c->nnames == 0)
			continue;
		name = wished(m, c->names[0], &known);
		add_id(m, &draft_of(m, &by_key, &taken, service_key(m, known,
		    name), known, name)->claims, id);
		for (size_t k = 1; k < c->nnames && composite(m, c); k++) {
			const struct rg_known *other = rg_knowns_find(
			    m->in->knowns, c->names[k]);

			if (other && other != c->known)
				add_id(m, &draft_of(m, &by_key, &taken,
				    other->id, other, c->names[k])->claims,
				    id);
		}
	}
}
