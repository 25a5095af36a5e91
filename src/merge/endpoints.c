/*
 * The ports of a service.  A range of a few ports is as many endpoints
 * (137-139 is three); a wide one stays one endpoint (6000-6063).
 */
#include <stdlib.h>

#include "draft.h"

#define RANGE_SPLIT 16		/* ports; a wider range stays whole */
#define MANY_NOTES 4		/* where so many speak, one alone is a slip */

static int
by_ports(const void *a, const void *b)
{
	const struct vote *x = a, *y = b;
	int order = rg_range_cmp(x->ports, y->ports);

	if (order != 0)
		return order;
	return x->claim < y->claim ? -1 : x->claim > y->claim;
}

static int
by_number(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* Do people usually meet the service there? */
static bool
is_usual(const struct rg_known *known, struct rg_range ports)
{
	for (size_t i = 0; known && i < known->nports; i++)
		if (ports.first >= known->ports[i].first &&
		    ports.last <= known->ports[i].last)
			return true;
	return false;
}

static void
vote_ports(struct merge *m, votes *v, const struct rg_model_claim *c,
    struct rg_range r)
{
	/* What cannot be a port makes no endpoint; the claim stays. */
	if (!rg_range_valid(r))
		return;
	if (r.last - r.first >= RANGE_SPLIT) {
		*RG_PUSH(m->arena, v) = (struct vote){ r, c->id, c->source,
			c->transports };
		return;
	}
	for (uint32_t p = r.first; p <= r.last; p++)
		*RG_PUSH(m->arena, v) = (struct vote){ { p, p }, c->id,
			c->source, c->transports };
}

void
collect_votes(struct merge *m, const struct draft *d, votes *v)
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

size_t
same_ports(const struct vote *v, size_t n)
{
	size_t same = 0;

	while (same < n && rg_range_cmp(v[0].ports, v[same].ports) == 0)
		same++;
	return same;
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

/* Claims are numbered by note, so each note's ports come together. */
static int
by_claim(const void *a, const void *b)
{
	const struct vote *x = a, *y = b;

	if (x->source != y->source)
		return x->source < y->source ? -1 : 1;
	return by_ports(a, b);
}

/* The side of one note: its votes, of which the claims may repeat. */
static void
ports_side(struct merge *m, struct rg_conflict *c, const struct vote *v,
    size_t n, uint32_t *scratch)
{
	struct rg_range *ports = rg_arena_alloc(m->arena, n * sizeof(*ports));
	struct id_list ids = { 0 };
	size_t nports = 0;

	for (size_t i = 0; i < n; i++) {
		if (nports == 0 || rg_range_cmp(ports[nports - 1],
		    v[i].ports) != 0)
			ports[nports++] = v[i].ports;
		scratch[i] = v[i].claim;
	}
	qsort(scratch, n, sizeof(*scratch), by_number);
	for (size_t i = 0; i < n; i++)
		add_id(m, &ids, scratch[i]);
	add_side(m, c, ranges_text(m, ports, nports), &ids);
}

/*
 * The ports to believe: those that several notes name or that are on record
 * for the service; a port in one note alone, where many speak, is a slip.
 */
static size_t
backed_ports(struct merge *m, const struct draft *d, struct rg_range *ports)
{
	bool many = count_notes(m, ids_of(&d->claims)) >= MANY_NOTES;
	size_t n = 0;

	for (size_t i = 0; i < d->service.nendpoints; i++) {
		const struct rg_endpoint *e = &d->service.endpoints[i];

		if (!many || count_notes(m, e->claims) > 1 ||
		    is_usual(d->known, e->ports) ||
		    means(m, d->known, d->id, e->registry_name))
			ports[n++] = e->ports;
	}
	return n;
}

/* The ports that each note gives the service, where notes differ. */
static void
compare_ports(struct merge *m, struct draft *d, struct vote *v, size_t n)
{
	struct rg_conflict *c;
	size_t at = m->conflicts.n, backed;
	uint32_t *scratch = rg_arena_alloc(m->arena, n * sizeof(*scratch));

	if (n)
		qsort(v, n, sizeof(*v), by_claim);
	c = add_conflict(m, RG_CONFLICT_PORTS, d->id, rg_arena_fmt(m->arena,
	    "%.*s-ports", RG_ARG(d->id)));
	for (size_t i = 0, same; i < n; i += same) {
		for (same = 1; i + same < n && v[i + same].source ==
		    v[i].source; same++)
			continue;
		ports_side(m, c, &v[i], same, scratch);
	}
	if (c->nsides < 2) {
		m->conflicts.n = at;
		return;
	}
	c->nports = d->service.nendpoints;
	c->ports = rg_arena_alloc(m->arena, c->nports * sizeof(*c->ports));
	backed = backed_ports(m, d, c->ports);
	if (backed > 0 && backed < c->nports) {
		resolve(m, c, RULE_BACKED, ranges_text(m, c->ports, backed));
		backed = 0;
	} else {
		backed = c->nports;
	}
	for (size_t i = 0; i < c->nports; i++)
		c->ports[i] = d->service.endpoints[i].ports;
	if (backed)
		resolve(m, c, RULE_UNION, ranges_text(m, c->ports, backed));
}

void
settle_endpoints(struct merge *m, struct draft *d)
{
	size_t from = m->conflicts.n, n = 0;
	votes v = { 0 };

	collect_votes(m, d, &v);
	d->service.endpoints = rg_arena_alloc(m->arena,
	    v.n * sizeof(*d->service.endpoints));
	for (size_t i = 0, same; i < v.n; i += same) {
		struct rg_endpoint *e = &d->service.endpoints[n++];
		struct id_list ids = { 0 };

		same = same_ports(&v.v[i], v.n - i);
		for (size_t k = 0; k < same; k++)
			add_id(m, &ids, v.v[i + k].claim);
		e->ports = v.v[i].ports;
		e->claims = ids_of(&ids);
		settle_transports(m, d, e, &v.v[i], same);
	}
	d->service.nendpoints = n;
	name_conflicts(m, d, from);
	compare_ports(m, d, v.v, v.n);
}
