#include <stdlib.h>

#include "draft.h"

struct rg_view
ranges_text(struct merge *m, const struct rg_range *ranges, size_t n)
{
	struct rg_buf b = { 0 };
	struct rg_view text;

	for (size_t i = 0; i < n; i++) {
		struct rg_range run = ranges[i];

		/* Neighbours are written as one: 137, 138, 139 as 137-139. */
		while (i + 1 < n && ranges[i + 1].first == run.last + 1)
			run.last = ranges[++i].last;
		if (b.n)
			rg_buf_str(&b, ", ");
		rg_range_put(&b, run);
	}
	text = rg_arena_copy(m->arena, rg_buf_view(&b));
	rg_buf_release(&b);
	return text;
}

struct rg_conflict *
add_conflict(struct merge *m, enum rg_conflict_kind kind,
    struct rg_view service, const char *id)
{
	struct rg_conflict *c = RG_PUSH(m->arena, &m->conflicts);

	*c = (struct rg_conflict){ .kind = kind, .service = service,
		.id = rg_view_of(id) };
	return c;
}

/*
 * Mostly what is added stands behind what is there.  Then it is put there,
 * into an array whose room is the power of two that holds it.
 */
static struct rg_ids
append_ids(struct merge *m, struct rg_ids a, struct rg_ids b)
{
	size_t room = 1;

	while (room < a.n)
		room *= 2;
	if (a.n == 0 || a.n + b.n > room) {
		uint32_t *grown;

		while (room < a.n + b.n)
			room *= 2;
		grown = rg_arena_alloc(m->arena, room * sizeof(*grown));
		if (a.n)
			memcpy(grown, a.v, a.n * sizeof(*grown));
		a.v = grown;
	}
	if (b.n)
		memcpy(a.v + a.n, b.v, b.n * sizeof(*a.v));
	a.n += b.n;
	return a;
}

static struct rg_ids
join_ids(struct merge *m, struct rg_ids a, struct rg_ids b)
{
	const struct rg_ids none = { 0 };
	struct rg_ids all = none;
	size_t i = 0, k = 0;

	if (a.n == 0 || b.n == 0 || a.v[a.n - 1] < b.v[0])
		return append_ids(m, a, b);
	while (i < a.n || k < b.n) {
		struct rg_ids one = { .n = 1 };
		uint32_t next;

		if (k == b.n || (i < a.n && a.v[i] <= b.v[k]))
			next = a.v[i++];
		else
			next = b.v[k++];
		one.v = &next;
		if (all.n == 0 || all.v[all.n - 1] != next)
			all = append_ids(m, all, one);
	}
	return all;
}

void
add_side(struct merge *m, struct rg_conflict *c, struct rg_view value,
    const struct id_list *ids)
{
	struct rg_side *grown;

	for (size_t i = 0; i < c->nsides; i++) {
		if (!rg_view_eq(c->sides[i].value, value))
			continue;
		c->sides[i].claims = join_ids(m, c->sides[i].claims,
		    ids_of(ids));
		return;
	}
	grown = rg_arena_alloc(m->arena, (c->nsides + 1) * sizeof(*grown));
	if (c->nsides)
		memcpy(grown, c->sides, c->nsides * sizeof(*grown));
	grown[c->nsides++] = (struct rg_side){ .value = value,
		.claims = append_ids(m, (struct rg_ids){ 0 }, ids_of(ids)) };
	c->sides = grown;
}

void
sort_sides(struct merge *m, struct rg_conflict *c)
{
	/* Insertion: a conflict has a handful of sides. */
	for (size_t i = 1; i < c->nsides; i++) {
		struct rg_side side = c->sides[i];
		size_t k = i, n = count_notes(m, side.claims);

		for (; k > 0; k--) {
			size_t other = count_notes(m, c->sides[k - 1].claims);

			if (other > n || (other == n && rg_view_cmp(
			    c->sides[k - 1].value, side.value) <= 0))
				break;
			c->sides[k] = c->sides[k - 1];
		}
		c->sides[k] = side;
	}
}

void
resolve(struct merge *m, struct rg_conflict *c, enum rule rule,
    struct rg_view value)
{
	resolve_because(m, c, rule, value, rg_view(NULL, 0));
}

/* A value as readers know it: "both" is a word of ours. */
static struct rg_view
value_words(struct merge *m, const struct rg_conflict *c, rg_lang lang,
    struct rg_view value)
{
	enum rg_security security = rg_security_of(value);

	if (c->kind != RG_CONFLICT_SECURITY || security == RG_SECURITY_NONE)
		return value;
	return rg_view_of(rg_trc(m->in->locale, lang, "security",
	    rg_security_words(security)));
}

void
resolve_because(struct merge *m, struct rg_conflict *c, enum rule rule,
    struct rg_view value, struct rg_view because)
{
	sort_sides(m, c);
	for (size_t i = 0; i < c->nsides; i++)
		c->sides[i].notes = count_notes(m, c->sides[i].claims);
	c->resolved = value;
	c->rule = rg_view_of(rules[rule].name);
	for (size_t i = 0; i < m->in->locale->n && i < RG_MODEL_LANGS; i++) {
		const struct rg_view args[] = { value_words(m, c, (rg_lang)i,
			value), because };
		struct rg_buf b = { 0 };

		rg_diag_fill(&b, rg_tr(m->in->locale, (rg_lang)i,
		    rules[rule].reason), args, 2);
		c->explanation[i] = rg_arena_copy(m->arena,
		    rg_view_trim(rg_buf_view(&b)));
		rg_buf_release(&b);
	}
}

/* A service on a port, while ports with several are looked for. */
struct use {
	struct rg_range			 ports;
	const struct rg_service		*service;
	struct rg_endpoint		*endpoint;
};

static int
by_port(const void *a, const void *b)
{
	const struct use *x = a, *y = b;
	int order = rg_range_cmp(x->ports, y->ports);

	return order ? order : rg_view_cmp(x->service->id, y->service->id);
}

/*
 * Does who names this service speak for the other?  "RPC" speaks for
 * Microsoft RPC, of which it is the family; SRTP speaks for RTP, of which it
 * is a part, but TACACS+, which is at home on one port alone, for itself.
 */
static bool
speaks_for(struct merge *m, const struct rg_service *a,
    const struct rg_service *b)
{
	const struct rg_known *x = rg_knowns_id(m->in->knowns, a->id);
	const struct rg_known *y = rg_knowns_id(m->in->knowns, b->id);
	bool one_port;

	if (a == b || !x || !y)
		return a == b;
	one_port = x->nports == 1 && x->ports->first == x->ports->last;
	return rg_view_eq(y->parent, x->id) ||
	    (rg_view_eq(x->parent, y->id) && !one_port);
}

/* The notes behind a service on a port, those of its family with them. */
static size_t
support(struct merge *m, const struct use *uses, size_t n,
    const struct use *use)
{
	size_t notes = 0;

	for (size_t i = 0; i < n; i++)
		if (speaks_for(m, uses[i].service, use->service))
			notes += count_notes(m, uses[i].endpoint->claims);
	return notes;
}

/*
 * The service that a port is registered for, if it is one of these; of
 * several (under other transports) the one that more notes know.
 */
static const struct use *
registered(struct merge *m, const struct use *uses, size_t n)
{
	const struct use *best = NULL;

	for (size_t i = 0; i < n; i++) {
		const struct rg_known *known = rg_knowns_find(m->in->knowns,
		    uses[i].endpoint->registry_name);

		if (known && rg_view_eq(uses[i].service->id, known->id) &&
		    (!best || count_notes(m, uses[i].endpoint->claims) >
		    count_notes(m, best->endpoint->claims)))
			best = &uses[i];
	}
	return best;
}

/*
 * Is the port registered for none of these?  A part of a service stands at
 * the port of the whole (SFTP at that of SSH), but not the other way round:
 * who gives Kerberos the port of kpasswd contradicts the registry.
 */
static bool
all_foreign(struct merge *m, const struct use *uses, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct rg_view name = uses[i].endpoint->registry_name;
		const struct rg_known *own, *known;

		own = rg_knowns_id(m->in->knowns, uses[i].service->id);
		known = rg_knowns_find(m->in->knowns, name);
		if (rg_view_eq(name, uses[i].service->id) || (own && known &&
		    (own == known || rg_view_eq(own->parent, known->id))))
			return false;
	}
	return true;
}

/* Is each registered for the port, under transports that no other uses? */
static bool
side_by_side(struct merge *m, const struct use *uses, size_t n)
{
	rg_transports taken = 0;

	for (size_t i = 0; i < n; i++) {
		const struct rg_known *known = rg_knowns_find(m->in->knowns,
		    uses[i].endpoint->registry_name);
		rg_transports own = rg_endpoint_transports(uses[i].endpoint);

		if (!known || !rg_view_eq(known->id, uses[i].service->id) ||
		    own == 0 || (own & taken))
			return false;
		taken |= own;
	}
	return true;
}

static const struct use *
most_named(struct merge *m, const struct use *uses, size_t n)
{
	size_t best = 0;

	for (size_t i = 1; i < n; i++)
		if (count_notes(m, uses[i].endpoint->claims) >
		    count_notes(m, uses[best].endpoint->claims))
			best = i;
	return &uses[best];
}

static void
shared_port(struct merge *m, const struct use *uses, size_t n)
{
	const struct use *first = registered(m, uses, n);
	const struct use *most = most_named(m, uses, n);
	bool apart = side_by_side(m, uses, n);
	const struct use *taken;
	struct rg_conflict *c;

	/* Whom IANA names must also be known to a good part of the notes. */
	if (first && first != most &&
	    support(m, uses, n, first) * 2 <=
	    count_notes(m, most->endpoint->claims))
		first = NULL;
	taken = first && !apart ? first : most;

	c = add_conflict(m, RG_CONFLICT_SERVICE, rg_view(NULL, 0),
	    rg_arena_fmt(m->arena, "port-%u-service", uses[0].ports.first));
	c->ports = RG_NEW(m->arena, struct rg_range);
	*c->ports = uses[0].ports;
	c->nports = 1;
	for (size_t i = 0; i < n; i++) {
		struct id_list ids = { { uses[i].endpoint->claims.v,
			uses[i].endpoint->claims.n, 0 } };

		add_side(m, c, uses[i].service->name[0], &ids);
		uses[i].endpoint->behind = &uses[i] != taken;
	}
	resolve(m, c, apart ? RULE_SHARED_APART : first ?
	    RULE_SHARED_REGISTERED : RULE_SHARED_MOST,
	    taken->service->name[0]);
}

/* The disagreement of a service with the registry, over all of its ports. */
static struct rg_conflict *
with_registry(struct merge *m, struct rg_map *by_service,
    const struct use *use)
{
	struct rg_range *ports;
	struct rg_map_entry *e;
	struct rg_conflict *c;
	bool fresh;

	e = rg_map_add(by_service, m->arena, use->service->id, &fresh);
	if (fresh) {
		e->u.num = m->conflicts.n;
		add_conflict(m, RG_CONFLICT_REGISTRY, use->service->id,
		    rg_arena_fmt(m->arena, "%.*s-%u-registry",
		    RG_ARG(use->service->id), use->ports.first));
	}
	c = &m->conflicts.v[e->u.num];
	ports = rg_arena_alloc(m->arena, (c->nports + 1) * sizeof(*ports));
	if (c->nports)
		memcpy(ports, c->ports, c->nports * sizeof(*ports));
	ports[c->nports++] = use->ports;
	c->ports = ports;
	return c;
}

/* The notes name a service, and IANA registered the port for another. */
static void
against_registry(struct merge *m, struct rg_map *by_service,
    const struct use *uses, size_t n)
{
	const struct use *most = most_named(m, uses, n);
	struct rg_view name = uses[0].endpoint->registry_name;
	struct id_list ids = { 0 }, none = { 0 };
	struct rg_conflict *c;

	if (name.n == 0 || !all_foreign(m, uses, n))
		return;
	for (size_t i = 0; i < most->endpoint->claims.n; i++)
		add_id(m, &ids, most->endpoint->claims.v[i]);
	c = with_registry(m, by_service, most);
	add_side(m, c, most->service->name[0], &ids);
	add_side(m, c, rg_view_of(rg_arena_fmt(m->arena, "IANA: %.*s",
	    RG_ARG(name))), &none);
	resolve(m, c, RULE_NOTES_WIN, most->service->name[0]);
}

void
find_shared_ports(struct merge *m)
{
	RG_VEC(struct use) uses = { 0 };
	struct rg_map by_service = { 0 };

	for (size_t i = 0; i < m->drafts.n; i++) {
		const struct rg_service *s = &m->drafts.v[i].service;

		for (size_t k = 0; k < s->nendpoints; k++)
			*RG_PUSH(m->arena, &uses) = (struct use){
				s->endpoints[k].ports, s, &s->endpoints[k] };
	}
	if (uses.n)
		qsort(uses.v, uses.n, sizeof(*uses.v), by_port);
	for (size_t i = 0, n; i < uses.n; i += n) {
		for (n = 1; i + n < uses.n && rg_range_cmp(uses.v[i].ports,
		    uses.v[i + n].ports) == 0; n++)
			continue;
		if (n > 1)
			shared_port(m, &uses.v[i], n);
		against_registry(m, &by_service, &uses.v[i], n);
	}
}
