/*
 * The ports of a service.  A range of a few ports is as many endpoints
 * (137-139 is three); a wide one stays one endpoint (6000-6063).
 */
#include <stdlib.h>

#include "draft.h"

#define RANGE_SPLIT 16		/* ports; a wider range stays whole */

typedef RG_VEC(struct vote) votes;

static int
by_ports(const void *a, const void *b)
{
	const struct vote *x = a, *y = b;
	int order = rg_range_cmp(x->ports, y->ports);

	if (order != 0)
		return order;
	return x->claim < y->claim ? -1 : x->claim > y->claim;
}

static void
vote_ports(struct merge *m, votes *v, const struct rg_model_claim *c,
    struct rg_range r)
{
	/* What cannot be a port makes no endpoint; the claim stays. */
	if (!rg_range_valid(r))
		return;
	if (r.last - r.first >= RANGE_SPLIT) {
		*RG_PUSH(m->arena, v) = (struct vote){ r, c->id,
			c->transports };
		return;
	}
	for (uint32_t p = r.first; p <= r.last; p++)
		*RG_PUSH(m->arena, v) = (struct vote){ { p, p }, c->id,
			c->transports };
}

static void
collect(struct merge *m, const struct draft *d, votes *v)
{
	for (size_t i = 0; i < d->claims.list.n; i++) {
		const struct rg_model_claim *c;

		c = rg_model_claim(m->model, d->claims.list.v[i]);
		if (c->kind != RG_SAYS_ASSIGNMENT)
			continue;
		for (size_t k = 0; k < c->nports; k++)
			vote_ports(m, v, c, c->ports[k]);
	}
	if (v->n)
		qsort(v->v, v->n, sizeof(*v->v), by_ports);
}

/* "dns-transport", or "snmp-161-transport" where the service has several. */
static void
name_conflicts(struct merge *m, const struct draft *d, size_t from)
{
	size_t n = m->conflicts.n - from;

	for (size_t i = from; i < m->conflicts.n; i++) {
		struct rg_conflict *c = &m->conflicts.v[i];

		if (n == 1)
			c->id = rg_view_of(rg_arena_fmt(m->arena,
			    "%.*s-transport", RG_ARG(d->id)));
		else
			c->id = rg_view_of(rg_arena_fmt(m->arena,
			    "%.*s-%u-transport", RG_ARG(d->id),
			    c->ports->first));
	}
}

/* The ports that each note gives the service, where notes differ. */
static void
compare_ports(struct merge *m, struct draft *d, const votes *v)
{
	struct rg_conflict *c;
	size_t at = m->conflicts.n;
	struct rg_range *ports;
	bool any = false;

	ports = rg_arena_alloc(m->arena, (v->n + 1) * sizeof(*ports));
	c = add_conflict(m, RG_CONFLICT_PORTS, d->id, rg_arena_fmt(m->arena,
	    "%.*s-ports", RG_ARG(d->id)));
	for (size_t i = 0; i < d->claims.list.n;) {
		uint32_t source = rg_model_claim(m->model,
		    d->claims.list.v[i])->source;
		struct id_list ids = { 0 };
		size_t n = 0;

		for (; i < d->claims.list.n && rg_model_claim(m->model,
		    d->claims.list.v[i])->source == source; i++)
			if (rg_model_claim(m->model, d->claims.list.v[i])->
			    kind == RG_SAYS_ASSIGNMENT)
				add_id(m, &ids, d->claims.list.v[i]);
		for (size_t k = 0; k < v->n; k++)
			if (rg_model_claim(m->model, v->v[k].claim)->source ==
			    source && (n == 0 || rg_range_cmp(ports[n - 1],
			    v->v[k].ports) != 0))
				ports[n++] = v->v[k].ports;
		if (n)
			add_side(m, c, ranges_text(m, ports, n), &ids);
	}
	c = &m->conflicts.v[at];
	any = c->nsides > 1;
	if (!any) {
		m->conflicts.n = at;
		return;
	}
	c->nports = d->service.nendpoints;
	c->ports = rg_arena_alloc(m->arena, c->nports * sizeof(*c->ports));
	for (size_t i = 0; i < c->nports; i++)
		c->ports[i] = d->service.endpoints[i].ports;
	resolve(m, c, RULE_UNION, ranges_text(m, c->ports, c->nports));
}

void
settle_endpoints(struct merge *m, struct draft *d)
{
	size_t from = m->conflicts.n, n = 0;
	votes v = { 0 };

	collect(m, d, &v);
	d->service.endpoints = rg_arena_alloc(m->arena,
	    v.n * sizeof(*d->service.endpoints));
	for (size_t i = 0, same; i < v.n; i += same) {
		struct rg_endpoint *e = &d->service.endpoints[n++];
		struct id_list ids = { 0 };

		for (same = 0; i + same < v.n && rg_range_cmp(v.v[i].ports,
		    v.v[i + same].ports) == 0; same++)
			add_id(m, &ids, v.v[i + same].claim);
		e->ports = v.v[i].ports;
		e->claims = ids_of(&ids);
		settle_transports(m, d, e, &v.v[i], same);
	}
	d->service.nendpoints = n;
	name_conflicts(m, d, from);
	compare_ports(m, d, &v);
}
