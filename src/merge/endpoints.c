/*
 * The ports of a service and the transports on each.
 *
 * A range of a few ports is as many endpoints (137-139 is three); a wide one
 * stays one endpoint (6000-6063).  Transports have three layers, shown side
 * by side: what notes state wins, silence is filled from what distributions
 * package, then from what IANA registers.
 */
#include <stdlib.h>

#include "draft.h"

#define RANGE_SPLIT 16		/* ports; a wider range stays whole */

/* What one claim says about one endpoint. */
struct vote {
	struct rg_range	 ports;
	uint32_t	 claim;
	rg_transports	 transports;
};

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

/* One transport's record: does it mean this service, or its family? */
static const struct rg_record *
own_record(struct merge *m, const struct draft *d,
    const struct rg_registry *registry, struct rg_range ports,
    rg_transports under)
{
	const struct rg_record *record = rg_registry_under(registry, ports,
	    under);

	if (!record || !means(m, d->known, d->id, record->name))
		return NULL;
	return record;
}

/*
 * The transports under which a registry has the ports for this service; if
 * it has them for others only, all that it has.  At 512 stand exec for TCP
 * and biff for UDP.
 */
static rg_transports
layer(struct merge *m, const struct draft *d,
    const struct rg_registry *registry, struct rg_range ports,
    struct rg_view *name)
{
	rg_transports own = 0;

	for (unsigned t = RG_TCP; t <= RG_DCCP; t <<= 1) {
		const struct rg_record *record = own_record(m, d, registry,
		    ports, (rg_transports)t);

		if (!record)
			continue;
		if (own == 0)
			*name = record->name;
		own |= (rg_transports)t;
	}
	return own ? own : rg_registry_transports(registry, ports);
}

static void
look_up(struct merge *m, const struct draft *d, struct rg_endpoint *e)
{
	struct rg_view packaged_name = { 0 };
	const struct rg_record *record;

	e->packaged = layer(m, d, m->in->packaged, e->ports, &packaged_name);
	e->registered = layer(m, d, m->in->iana, e->ports, &e->registry_name);
	record = rg_registry_at(m->in->iana, e->ports);
	if (e->registry_name.n == 0 && record)
		e->registry_name = record->name;
}

static void
add_transport(struct rg_endpoint *e, enum rg_transport t, enum rg_basis basis,
    struct rg_ids claims)
{
	e->transports[e->ntransports++] = (struct rg_endpoint_transport){
		t, basis, claims };
}

/* The notes are silent: the next layer that speaks of this service. */
static void
fill(struct merge *m, const struct draft *d, struct rg_endpoint *e)
{
	rg_transports set = e->packaged ? e->packaged : e->registered;
	enum rg_basis basis = e->packaged ? RG_BY_PACKAGED : RG_BY_REGISTRY;
	const struct rg_ids none = { 0 };

	if (!means(m, d->known, d->id, e->registry_name))
		return;
	for (unsigned t = RG_TCP; t <= RG_DCCP; t <<= 1)
		if (set & t)
			add_transport(e, (enum rg_transport)t, basis, none);
}

/* The sides of a disagreement on transports: one for each set stated. */
static struct rg_conflict *
transport_sides(struct merge *m, const struct draft *d,
    const struct rg_endpoint *e, const struct vote *v, size_t n)
{
	struct rg_conflict *c;

	c = add_conflict(m, RG_CONFLICT_TRANSPORT, d->id, NULL);
	c->ports = RG_NEW(m->arena, struct rg_range);
	*c->ports = e->ports;
	c->nports = 1;
	for (unsigned set = 1; set < 16; set++) {
		struct id_list ids = { 0 };
		struct rg_buf b = { 0 };

		for (size_t i = 0; i < n; i++)
			if (v[i].transports == set)
				add_id(m, &ids, v[i].claim);
		if (ids.list.n == 0)
			continue;
		rg_transports_put(&b, (rg_transports)set, ",");
		add_side(m, c, rg_arena_copy(m->arena, rg_buf_view(&b)), &ids);
		rg_buf_release(&b);
	}
	return c;
}

static rg_transports
set_of(struct rg_view value)
{
	struct rg_view part;
	rg_transports set = 0;

	while (rg_view_split(&part, &value, ','))
		set |= rg_transport_of(part);
	return set;
}

/* How many notes on a side looked at this port, and not at all of them. */
static size_t
specific_notes(struct merge *m, const struct rg_side *side)
{
	struct id_list ids = { 0 };

	for (size_t i = 0; i < side->claims.n; i++)
		if (!m->general[rg_model_claim(m->model,
		    side->claims.v[i])->source])
			add_id(m, &ids, side->claims.v[i]);
	return count_notes(m, ids_of(&ids));
}

/* One side with the figures that decide. */
struct weighed {
	rg_transports	 set;
	size_t		 specific, all;		/* notes */
};

static bool
heavier(const struct weighed *a, const struct weighed *b)
{
	if (a->specific != b->specific)
		return a->specific > b->specific;
	return a->all > b->all;
}

static bool
holds(rg_transports a, rg_transports b)
{
	return a != b && (a & b) == b;
}

/*
 * The rules, in their order:
 *	a specific statement beats a general one;
 *	the side with the most notes leads;
 *	one that names more transports, the leader's among them, wins if it
 *	has half as many notes, unless what is packaged is the leader's;
 *	between sides with as many notes the one that names more, then the one
 *	that the registries have; else all are shown.
 */
static rg_transports
choose(const struct weighed *w, size_t n, rg_transports record,
    enum rule *rule)
{
	const struct weighed *best = &w[0], *rival = NULL, *fuller = NULL;
	rg_transports all = 0;

	for (size_t i = 1; i < n; i++)
		if (heavier(&w[i], best))
			best = &w[i];
	for (size_t i = 0; i < n; i++) {
		all |= w[i].set;
		if (&w[i] == best)
			continue;
		if (!rival || heavier(&w[i], rival))
			rival = &w[i];
		if (holds(w[i].set, best->set) && w[i].specific > 0 &&
		    w[i].specific * 2 >= best->specific &&
		    (!fuller || heavier(&w[i], fuller)))
			fuller = &w[i];
	}
	if (best->specific > 0 && rival->specific == 0) {
		*rule = RULE_SPECIFIC;
		return best->set;
	}
	if (fuller && !(record == best->set &&
	    best->specific > fuller->specific)) {
		*rule = RULE_MORE_COMPLETE;
		return fuller->set;
	}
	if (best->specific > rival->specific || best->all > rival->all) {
		*rule = holds(best->set, rival->set) ? RULE_MORE_COMPLETE :
		    RULE_MOST_NOTES;
		return best->set;
	}
	if (holds(best->set, rival->set)) {
		*rule = RULE_MORE_COMPLETE;
		return best->set;
	}
	*rule = RULE_REGISTRY_TIE;
	for (size_t i = 0; i < n; i++)
		if (w[i].set == record)
			return record;
	*rule = RULE_UNDECIDED;
	return all;
}

static rg_transports
decide(struct merge *m, struct rg_conflict *c, const struct rg_endpoint *e)
{
	struct weighed w[16];
	rg_transports taken;
	struct rg_buf b = { 0 };
	enum rule rule;

	sort_sides(m, c);
	for (size_t i = 0; i < c->nsides; i++)
		w[i] = (struct weighed){ set_of(c->sides[i].value),
			specific_notes(m, &c->sides[i]),
			count_notes(m, c->sides[i].claims) };
	taken = choose(w, c->nsides, e->packaged ? e->packaged : e->registered,
	    &rule);
	rg_transports_put(&b, taken, ",");
	resolve(m, c, rule, rg_arena_copy(m->arena, rg_buf_view(&b)));
	rg_buf_release(&b);
	return taken;
}

/*
 * A note that says "53/tcp" at one place and "53/udp" at another completes
 * itself: it states both.  One that says "udp" here and "tcp and udp" there
 * contradicts itself, and both are kept.
 */
static void
complete(struct merge *m, struct vote *v, size_t n)
{
	for (size_t i = 0, same; i < n; i += same) {
		uint32_t source = rg_model_claim(m->model, v[i].claim)->source;
		rg_transports all = 0;
		bool whole = false;

		for (same = 0; i + same < n && rg_model_claim(m->model,
		    v[i + same].claim)->source == source; same++)
			all |= v[i + same].transports;
		for (size_t k = 0; k < same; k++)
			whole |= v[i + k].transports == all;
		for (size_t k = 0; k < same && !whole; k++)
			if (v[i + k].transports)
				v[i + k].transports = all;
	}
}

/* The transports that notes state for one endpoint. */
static void
state(struct merge *m, const struct draft *d, struct rg_endpoint *e,
    struct vote *v, size_t n)
{
	rg_transports all = 0;
	bool differ = false;

	complete(m, v, n);
	for (size_t i = 0; i < n; i++) {
		if (v[i].transports == 0)
			continue;
		differ |= all != 0 && v[i].transports != all;
		all |= v[i].transports;
	}
	if (differ)
		all = decide(m, transport_sides(m, d, e, v, n), e);
	for (unsigned t = RG_TCP; t <= RG_DCCP; t <<= 1) {
		struct id_list ids = { 0 };

		if (!(all & t))
			continue;
		for (size_t i = 0; i < n; i++)
			if (v[i].transports & t)
				add_id(m, &ids, v[i].claim);
		add_transport(e, (enum rg_transport)t, RG_BY_NOTES,
		    ids_of(&ids));
	}
	if (all == 0)
		fill(m, d, e);
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
		look_up(m, d, e);
		state(m, d, e, &v.v[i], same);
	}
	d->service.nendpoints = n;
	name_conflicts(m, d, from);
	compare_ports(m, d, &v);
}
